// A workout as it was beside what it is today: what differs, set for set. Compares
// texts only.

import type { Entry, Set as LoggedSet, Workout } from "../../backend/bindings";

/** What a set or a field is today, where it differs. */
export type Now = { kind: "same" } | { kind: "gone" } | { kind: "differs"; now: string };
export type SetThen = { set: LoggedSet; now: Now };
export type EntryThen = { entry: Entry; gone: boolean; sets: SetThen[]; added: number };
export type FieldThen = { field: "title" | "note" | "start" | "end"; then: string; now: string };
export type Compared = { entries: EntryThen[]; fields: FieldThen[]; added: string[]; deleted: boolean; same: boolean };

const same: Now = { kind: "same" };

function setNow(set: LoggedSet, today: Map<string, LoggedSet>): Now {
  const now = today.get(set.id);
  if (!now) return { kind: "gone" };
  return now.notation === set.notation ? same : { kind: "differs", now: now.notation };
}

function entryThen(entry: Entry, today: Workout): EntryThen {
  const now = today.entries.find(({ id }) => id === entry.id);
  const sets = new Map((now?.sets ?? []).map((set) => [set.id, set]));
  const known = new Set(entry.sets.map(({ id }) => id));
  return {
    entry,
    gone: now === undefined,
    sets: entry.sets.map((set) => ({ set, now: setNow(set, sets) })),
    added: [...sets.keys()].filter((id) => !known.has(id)).length,
  };
}

const fields = ["title", "note", "start", "end"] as const;

/** What stood then, and what of it is otherwise today. */
export function compared(then: Workout, today: Workout): Compared {
  const entries = then.entries.map((entry) => entryThen(entry, today));
  const known = new Set(then.entries.map(({ id }) => id));
  const added = today.entries.filter(({ id }) => !known.has(id)).map(({ exercise }) => exercise.name);
  const differing = fields
    .map((field) => ({ field, then: then[field] ?? "", now: today[field] ?? "" }))
    .filter((each) => each.then !== each.now);
  const untouched = entries.every((each) => !each.gone && each.added === 0 && each.sets.every(({ now }) => now.kind === "same"));
  return {
    entries,
    fields: differing,
    added,
    deleted: today.deleted,
    same: untouched && added.length === 0 && differing.length === 0 && !today.deleted,
  };
}
