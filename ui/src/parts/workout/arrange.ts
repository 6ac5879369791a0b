// What is done to an exercise among the others of its workout or routine, each
// with a way back.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { EntryId, ExerciseName, Set as LoggedSet, SetKind, Way } from "../../backend/bindings";
import { t } from "../../language";
import { tell } from "../../notices.svelte";

type Arranged = { id: EntryId; exercise: ExerciseName };

/** Does it, says so, and offers the opposite. True when it is done. */
async function done(call: Promise<unknown>, words: string, back: () => Promise<unknown>): Promise<boolean> {
  if ((await attempt(call)) === null) return false;
  tell(words, () => void attempt(back()));
  return true;
}

export function move({ id, exercise }: Arranged, way: Way): Promise<boolean> {
  const go = (to: Way): Promise<unknown> => backend.call("move_entry", { entry: id, way: to });
  const words = t(way === "up" ? "sets.movedUp" : "sets.movedDown", { exercise: exercise.name });
  return done(go(way), words, () => go(way === "up" ? "down" : "up"));
}

export function join({ id, exercise }: Arranged, joined: boolean): Promise<boolean> {
  const go = (to: boolean): Promise<unknown> => backend.call("join_entry", { entry: id, joined: to });
  const words = t(joined ? "sets.joined" : "sets.separated", { exercise: exercise.name });
  return done(go(joined), words, () => go(!joined));
}

export function replace({ id, exercise }: Arranged, by: ExerciseName): Promise<boolean> {
  const go = (to: ExerciseName): Promise<unknown> => backend.call("edit_entry", { entry: id, exercise: to.id, note: null });
  const words = t("sets.replaced", { exercise: exercise.name, by: by.name });
  return done(go(by), words, () => go(exercise));
}

/** Makes a set one of this kind; one that is already becomes an ordinary set. */
export function makeKind(set: LoggedSet, kind: SetKind): Promise<boolean> {
  const to = set.kind === kind ? "working" : kind;
  const go = (as: SetKind): Promise<unknown> => backend.call("change_kind", { set: set.id, kind: as });
  return done(go(to), t(`sets.nowKind.${to}`), () => go(set.kind));
}

/** The keys that change the kind of a chosen set. */
export const kindKeys: { [key: string]: SetKind } = { w: "warmup", d: "drop", f: "failure", a: "amrap" };
