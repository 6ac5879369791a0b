// History as it is read: months, newest first, with their workouts.

import type { WorkoutSummary } from "../../backend/bindings";

export type Row = { kind: "month"; month: string; workouts: number } | { kind: "workout"; workout: WorkoutSummary };

/** The rows of the list: the workouts in their order, a heading before each month. */
export function rowsOf(workouts: readonly WorkoutSummary[]): Row[] {
  return workouts.flatMap((workout, at): Row[] => {
    const month = workout.day.slice(0, 7);
    const row: Row = { kind: "workout", workout };
    if (workouts[at - 1]?.day.startsWith(month)) return [row];
    const of = workouts.slice(at).findIndex((other) => !other.day.startsWith(month));
    return [{ kind: "month", month, workouts: of < 0 ? workouts.length - at : of }, row];
  });
}
