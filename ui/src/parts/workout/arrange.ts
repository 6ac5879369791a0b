// What is done to an exercise among the others of its workout or routine, each
// said and undone from there.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { EntryId, ExerciseName, Set as LoggedSet, SetKind, Way } from "../../backend/bindings";
import { t } from "../../language";
import { tell, type Did } from "../../notices.svelte";

type Arranged = { id: EntryId; exercise: ExerciseName };

/** Does it and says so. True when it is done. */
async function done(call: Promise<Did>, words: string): Promise<boolean> {
  const did = await attempt(call);
  if (did === null) return false;
  tell(words, did);
  return true;
}

export function move({ id, exercise }: Arranged, way: Way): Promise<boolean> {
  const words = t(way === "up" ? "sets.movedUp" : "sets.movedDown", { exercise: exercise.name });
  return done(backend.call("move_entry", { entry: id, way }), words);
}

export function join({ id, exercise }: Arranged, joined: boolean): Promise<boolean> {
  const words = t(joined ? "sets.joined" : "sets.separated", { exercise: exercise.name });
  return done(backend.call("join_entry", { entry: id, joined }), words);
}

export function replace({ id, exercise }: Arranged, by: ExerciseName): Promise<boolean> {
  const words = t("sets.replaced", { exercise: exercise.name, by: by.name });
  return done(backend.call("edit_entry", { entry: id, exercise: by.id, note: null }), words);
}

/** Makes a set one of this kind; one that is already becomes an ordinary set. */
export function makeKind(set: LoggedSet, kind: SetKind): Promise<boolean> {
  const to = set.kind === kind ? "working" : kind;
  return done(backend.call("change_kind", { set: set.id, kind: to }), t(`sets.nowKind.${to}`));
}

/** The keys that change the kind of a chosen set. */
export const kindKeys: { [key: string]: SetKind } = { w: "warmup", d: "drop", f: "failure", a: "amrap" };
