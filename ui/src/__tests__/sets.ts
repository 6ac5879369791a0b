// Sets for tests: an ordinary one, and what differs.

import type { Entry, Set as LoggedSet } from "../backend/bindings";

export function aSet(differs: Partial<LoggedSet> = {}): LoggedSet {
  return {
    id: "set",
    kind: "working",
    notation: "100kg x5",
    load: { form: "weight", mass: { value: 100, unit: "kg" } },
    reps: 5,
    distance: null,
    seconds: null,
    effort: null,
    note: null,
    rest: null,
    e1rm: null,
    records: [],
    disputes: [],
    ...differs,
  };
}

export function anEntry(sets: LoggedSet[], last: LoggedSet[] = []): Entry {
  return {
    id: "entry",
    exercise: { id: "bench-press", name: "Bench Press", equipment: "Barbell" },
    note: "",
    superset: null,
    aims: [],
    rest: null,
    sets,
    last_time: last.length === 0 ? null : { day: "2026-11-19", sets: last },
    disputes: [],
  };
}
