// What follows from an entry for how it is shown and repeated.

import type { Aim, EffortScale, Entry, Set as LoggedSet, SetId } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";

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
  if (!usual) return { first: distance ? t("sets.distance") : "", second: t("sets.time"), effort, usual };
  const second = reps || sets.length === 0 ? "repsHead" : distance ? "distance" : "time";
  return { first: t("sets.load"), second: t(`sets.${second}`), effort, usual: second === "repsHead" };
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

/** A target in a few characters, `80 % × 5`, `100 × 8–12 @8`; its kind stands elsewhere. */
export function shortAim({ target: { notation } }: Pick<Aim, "target">): string {
  return shortNotation(notation.replace(/^(w|d|f|amrap) /, ""));
}

/** The short notation of a set or a target as it is read, `w 60 × 8`, `80 % × 5`. */
export function shortNotation(notation: string): string {
  return notation
    .replace(/%/, " % ")
    .replace(/x(\d+)(?:-(\d+))?/, (_, least: string, most?: string) => ` × ${least}${most === undefined ? "" : `–${most}`}`)
    .replace(/(?<=\S)@/, " @")
    .replace(/ +/g, " ")
    .trim();
}

/** What the target of a set was; empty where it has none. */
export function aimOf(entry: Entry, set: SetId): string {
  const aim = entry.aims.find((each) => each.answer === set);
  return aim ? shortAim(aim) : "";
}

/** A row that is still to come: what was done last time in its place, what the plan asks for, and the set that would be. */
export type Ahead = { last: string; aim: string; set: string; mark: string | null };

/** The rows still to come, the next one first; it is there even where nothing is known of it. */
export function restOf(entry: Entry, last: string[]): Ahead[] {
  const done = entry.sets.length;
  const aims = entry.aims.filter((aim) => aim.answer === null);
  const past = entry.last_time?.sets.slice(done) ?? [];
  const length = Math.max(1, aims.length, past.length);
  return Array.from({ length }, (_, at) => {
    const aim = aims[at];
    return {
      last: last[done + at] ?? "",
      aim: aim ? shortAim(aim) : "",
      set: (aim ? aim.target.set : past[at]?.notation) ?? "",
      mark: aim ? format.kindMark(aim.target.said.kind) : null,
    };
  });
}

/** The set that a number alone is repetitions of: the proposed one, or the newest. */
export function besideOf(entry: Entry, proposed: string): string | null {
  return proposed === "" ? repeatOf(entry) : proposed;
}
