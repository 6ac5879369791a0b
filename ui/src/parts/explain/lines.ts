// The sets behind a number as the lines of one table: each day is headed by a line.

import type { ExplainedDay, ExplainedSet } from "../../backend/bindings";

export type Line = {
  key: string;
  day: ExplainedDay;
  /** None in the line that heads the day. */
  set: ExplainedSet | null;
  /** Whether the line above is of the same exercise. */
  repeats: boolean;
};

export function linesOf(days: ExplainedDay[]): Line[] {
  return days.flatMap((day) => [
    { key: day.workout, day, set: null, repeats: false },
    ...day.sets.map((set, index) => ({
      key: set.set.id,
      day,
      set,
      repeats: day.sets[index - 1]?.exercise.id === set.exercise.id,
    })),
  ]);
}
