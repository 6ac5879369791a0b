// History as it is read: months, newest first, with their workouts.

import type { WorkoutSummary } from "../../backend/bindings";

export type MonthOfWorkouts = { month: string; workouts: WorkoutSummary[] };

/** Groups neighbours of one month; the order given is kept. */
export function byMonth(workouts: WorkoutSummary[]): MonthOfWorkouts[] {
  const months: MonthOfWorkouts[] = [];
  for (const workout of workouts) {
    const month = workout.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.workouts.push(workout);
    else months.push({ month, workouts: [workout] });
  }
  return months;
}
