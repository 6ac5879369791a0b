// What a change did to the fields of a thing, in words. Pure: the values come as
// people write them, and are only put into this language.

import type { FieldChange } from "./backend/bindings";
import * as format from "./format";
import { t, type TextKey } from "./language";
import { exerciseName } from "./language/exercises";
import { equipmentName, musclesIn, musclesWords } from "./library";
import { shortNotation } from "./parts/workout/entry";

/** A line of what was done: whose field, which, from what to what. */
export type Line = {
  key: string;
  /** The exercise or the set; empty for the fields of the whole. */
  about: string;
  /** The field; empty where the thing itself was made. */
  field: string;
  before: string | null;
  after: string | null;
  /** Names the field, so that it alone can be brought back; null where it cannot. */
  back: { thing: string | null; field: string } | null;
};

type Key<Part extends string> = TextKey extends infer K ? (K extends `changes.${Part}.${infer Name}` ? Name : never) : never;
export type FieldName = Key<"field">;

const fieldNames: readonly string[] = [
  "title", "start", "end", "note", "deleted", "exercise", "superset", "targets", "target", "kind", "load", "reps",
  "distance", "time", "effort", "rest", "done", "order", "name", "folder", "routine", "source_key", "own", "archived",
  "merged_into", "equipment", "muscles", "unit", "usual_rest", "first_day", "formula", "effort_scale", "device",
  "installation", "plate", "bar", "about", "to", "from", "period", "since",
] satisfies FieldName[];

const isNamed = (field: string): field is FieldName => fieldNames.includes(field);

/** What a field is called; as it is where a newer version knows it. */
export const fieldName = (field: string): string => (isNamed(field) ? t(`changes.field.${field}`) : measureName(field));

/** A measure of the body, or whatever else it is. */
export function measureName(field: string): string {
  const key = `body.measure.${field}` as TextKey;
  const name = t(key);
  return name === key ? field : name;
}

// What is said by the thing itself, or means nothing to a person.
const unsaid = new Set(["about", "installation", "since", "targets"]);

const kinds = ["working", "amrap", "warmup", "drop", "failure"] as const;
const days = ["monday", "saturday", "sunday"] as const;
const dateTime = (value: string): string => `${format.datedDay(value)} ${format.clock(value)}`;
const named = <T extends string>(all: readonly T[], value: string, words: (one: T) => string): string => {
  const found = all.find((each) => each === value);
  return found === undefined ? value : words(found);
};

// As the documents name them.
const bars = { barbell: "barbell", "ez-bar": "ez_bar", "trap-bar": "trap_bar", smith: "smith" } as const;

/** `20 kg barbell`, with the kind of bar in this language. */
function barWords(value: string): string {
  const at = value.lastIndexOf(" ") + 1;
  const kinds = Object.keys(bars) as (keyof typeof bars)[];
  return value.slice(0, at) + named(kinds, value.slice(at), (kind) => t(`gyms.kinds.${bars[kind]}`));
}

/** What a goal is to reach: `3x12` is so many workouts a week for so many weeks; all else is as typed. */
function aimWords(value: string): string {
  const [, aWeek, weeks] = /^(\d+)[x×](\d+)$/.exec(value) ?? [];
  if (aWeek === undefined || weeks === undefined) return value;
  return `${t("goals.name.frequency", { count: Number(aWeek) })}, ${t("goals.detail.weeks", { count: Number(weeks) })}`;
}

/** The days of a goal: `2026-11`, `2026` or `2026-11-03/2026-12-24`. */
function periodWords(value: string): string {
  const [from, to] = value.split("/");
  if (from === undefined) return value;
  if (to !== undefined) return t("goals.detail.days", { from: format.datedDay(from), to: format.datedDay(to) });
  return /^\d{4}-\d\d$/.test(value) ? format.month(value) : value;
}

const inWords: { [field: string]: (value: string) => string } = {
  bar: barWords,
  to: aimWords,
  period: periodWords,
  kind: (value) => named(kinds, value, format.kind),
  start: dateTime,
  end: dateTime,
  effort: (value) => value.toUpperCase(),
  exercise: exerciseName,
  merged_into: exerciseName,
  equipment: equipmentName,
  muscles: (value) => musclesWords(musclesIn(value)),
  target: shortNotation,
  first_day: (value) => named(days, value, (day) => t(`settings.days.${day}`)),
  effort_scale: (value) => value.toUpperCase(),
};

/** A value in this language; null stays nothing. */
export function valueOf(field: string, value: string | null): string | null {
  return value === null || value === "" ? null : (inWords[field]?.(value) ?? value);
}

/** Fields whose values are no words: what became of them is. */
function became({ field, after }: FieldChange): string | null {
  const is = after !== null && after !== "";
  if (field === "deleted") return t(is ? "changes.value.deleted" : "changes.value.restored");
  if (field === "superset") return t(is ? "changes.value.joined" : "changes.value.parted");
  if (field === "archived" || field === "own") return t(is && after !== "false" ? "changes.value.yes" : "changes.value.no");
  return null;
}

/** The exercise or the set that a field is of; without the exercise where that was said already. */
export function thingWords({ exercise, number, kind }: Pick<FieldChange, "exercise" | "number" | "kind">, said: string | null = null): string {
  if (exercise === null) return "";
  const set = number !== null ? t("changes.set", { number }) : kind === null ? "" : format.kind(kind);
  if (exercise.name === said || set === "") return exercise.name === said ? set : exercise.name;
  return number === null ? `${exercise.name}, ${set}` : t("changes.setOf", { exercise: exercise.name, number });
}

/** What of a field: a plate, a day, a measure and its day. What is an id says nothing. */
function ofWords(of: string | null): string {
  if (of === null || /^[0-9a-f-]{30,}$/.test(of)) return "";
  const [, measure, day] = /^(?:(\S+) )?(\d{4}-\d\d-\d\d)$/.exec(of) ?? [];
  if (day === undefined) return of;
  return [measure === undefined ? "" : measureName(measure), format.datedDay(day)].filter(Boolean).join(" ");
}

function lineOf(change: FieldChange, said: string | null): Line {
  const state = became(change);
  const of = ofWords(change.of);
  return {
    key: `${change.thing} ${change.field} ${change.of}`,
    about: thingWords(change, said),
    field: change.field === "deleted" ? of : [fieldName(change.field), of].filter(Boolean).join(" "),
    before: state === null ? valueOf(change.field, change.before) : null,
    after: state ?? valueOf(change.field, change.after),
    back: { thing: change.thing, field: change.key },
  };
}

/** The sets that a change made of one exercise, in one line. */
function madeLine(made: FieldChange[], exercise: string): Line {
  const sets = made.flatMap(({ after }) => (after === null ? [] : [shortNotation(after)]));
  const after = sets.length === 0 ? t("changes.value.added") : sets.join(" · ");
  return { key: `made ${made[0]?.thing}`, about: exercise, field: "", before: null, after, back: null };
}

/** The lines of what a change did: what it made by exercise, then what it set field for field. `said` is an exercise that need not be named again. */
export function linesOf(fields: readonly FieldChange[], said: string | null = null): Line[] {
  const made = new Map<string, FieldChange[]>();
  for (const change of fields.filter(({ field }) => field === "")) {
    const exercise = change.exercise?.name ?? "";
    made.set(exercise, [...(made.get(exercise) ?? []), change]);
  }
  const lines = fields.filter(({ field }) => field !== "" && !unsaid.has(field)).map((change) => lineOf(change, said));
  return [...[...made].map(([exercise, some]) => madeLine(some, exercise === said ? "" : exercise)), ...lines];
}

/** A line as a text: `Bench Press, set 1 reps 5 → 6`. */
export function lineWords({ about, field, before, after }: Line): string {
  const value = [before, after ?? t("changes.value.none")].filter(Boolean).join(" → ");
  return [about, field, value].filter(Boolean).join(" ");
}
