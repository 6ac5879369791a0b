// Where the changes stand along a scrubber, the oldest at its left.

import type { Happening } from "../../backend/bindings";
import * as format from "../../format";

export type Tick = { at: number; day: boolean };

/** A tick for each change of a list that stands newest first; a taller one where a day begins. */
export function ticksOf(changes: readonly Happening[]): Tick[] {
  const days = changes.map(({ at }) => format.civil(at).slice(0, 10)).reverse();
  return days.map((day, at) => ({ at, day: day !== days[at - 1] }));
}
