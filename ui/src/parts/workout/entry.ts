// What follows from an entry for how it is shown and repeated.

import type { Entry, Set as LoggedSet } from "../../backend/bindings";

export type Headings = { first: string; second: string; effort: string; usual: boolean };

/** The names of the columns of work, by what the sets hold. */
export function headings(entry: Entry): Headings {
  const sets = [...entry.sets, ...(entry.last_time?.sets ?? [])];
  const some = (holds: (set: LoggedSet) => boolean): boolean => sets.some(holds);
  const load = some((set) => set.load !== null);
  const reps = some((set) => set.reps !== null);
  const distance = some((set) => set.distance !== null);
  const usual = sets.length === 0 || load || reps;
  const effort = some((set) => set.effort?.scale === "rpe") || !some((set) => set.effort !== null) ? "RPE" : "RIR";
  if (!usual) return { first: distance ? "Distance" : "", second: "Time", effort, usual };
  const second = reps || sets.length === 0 ? "Reps" : distance ? "Distance" : "Time";
  return { first: "Load", second, effort, usual: second === "Reps" };
}

/** The text that logs the newest set again, or last time's first; without its remark. */
export function repeatOf(entry: Entry): string | null {
  const set = entry.sets.at(-1) ?? entry.last_time?.sets[0];
  return set ? set.notation.replace(/\s*\/\/.*$/, "") : null;
}
