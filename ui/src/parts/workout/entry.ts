// What follows from an entry for how it is shown and repeated.

import type { EffortScale, Entry, Set as LoggedSet } from "../../backend/bindings";

export type Headings = { first: string; second: string; effort: string; usual: boolean };

/** The names of the columns of work, by what the sets hold. */
export function headings(entry: Entry, usualScale: EffortScale = "rpe"): Headings {
  const sets = [...entry.sets, ...(entry.last_time?.sets ?? [])];
  const some = (holds: (set: LoggedSet) => boolean): boolean => sets.some(holds);
  const load = some((set) => set.load !== null);
  const reps = some((set) => set.reps !== null);
  const distance = some((set) => set.distance !== null);
  const usual = sets.length === 0 || load || reps;
  const typed = some((set) => set.effort !== null);
  const rpe = typed ? some((set) => set.effort?.scale === "rpe") : usualScale === "rpe";
  const effort = rpe ? "RPE" : "RIR";
  if (!usual) return { first: distance ? "Distance" : "", second: "Time", effort, usual };
  const second = reps || sets.length === 0 ? "Reps" : distance ? "Distance" : "Time";
  return { first: "Load", second, effort, usual: second === "Reps" };
}

/** The text that logs the newest set again, or last time's first; without its remark. */
export function repeatOf(entry: Entry): string | null {
  const set = entry.sets.at(-1) ?? entry.last_time?.sets[0];
  return set ? set.notation.replace(/\s*\/\/.*$/, "") : null;
}

/** What of a set can be edited by itself. */
export type Part = "load" | "reps" | "effort" | "set";

const places: { [part in Part]: RegExp } = {
  load: /^(?:[wdf] )?((?:bw[+-]?)?[\d.,]*)/,
  reps: /x(\d+)/,
  effort: /@([\d.,]+)|([\d.,]+)rir/,
  set: /^(.*)$/,
};

/** From where to where a part stands in a set's notation; the whole where it does not. */
export function spanOf(notation: string, part: Part): [number, number] {
  const [words] = notation.split(" //");
  const found = places[part].exec(words ?? "");
  const text = found?.[1] ?? found?.[2] ?? "";
  if (!found || text === "") return [0, notation.length];
  const from = found.index + found[0].indexOf(text);
  return [from, from + text.length];
}
