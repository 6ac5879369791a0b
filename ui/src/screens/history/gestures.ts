// What is done to workouts as wholes, each with one way back.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { MoveTo, Thing, WorkoutId } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { tell } from "../../notices.svelte";

const things = (workouts: readonly WorkoutId[]): Thing[] => workouts.map((id) => ({ kind: "workout", id }));

/** Into the trash together. True when they are gone. */
export async function removeAll(workouts: readonly WorkoutId[]): Promise<boolean> {
  const done = await attempt(backend.call("delete_many", { things: things(workouts) }));
  if (!done) return false;
  const words = t("history.removed", { count: workouts.length });
  tell(words, done);
  return true;
}

/** To other days together. Throws what the logbook says against it. */
export async function moveAll(workouts: readonly WorkoutId[], to: MoveTo): Promise<void> {
  const ids = [...workouts];
  const done = await backend.call("move_workouts", { workouts: ids, to });
  const { days } = done;
  if (days === 0) return;
  const words = t(days > 0 ? "history.movedOn" : "history.movedBack", { count: Math.abs(days), workouts: workoutsOf(ids.length) });
  tell(words, done);
}

export const workoutsOf = (count: number): string => t("history.workouts", { count, number: format.total(count) });

/** The same again. Throws what the logbook says against it; gives the new one. */
export async function duplicate(workout: WorkoutId, day: string, withSets: boolean, words: string): Promise<WorkoutId> {
  const made = await backend.call("duplicate_workout", { workout, day, with_sets: withSets });
  tell(words, made);
  return made.workout;
}
