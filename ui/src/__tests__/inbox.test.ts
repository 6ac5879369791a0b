import { describe, expect, test } from "vitest";
import type { ConflictItem, ConflictValue, Installation } from "../backend/bindings";
import { deviceName, named } from "../known";
import { musclesIn, musclesText } from "../library";
import { fieldWords, valueWords } from "../screens/changes/conflicts";
import { sinceWords } from "../screens/changes/trash";

const phone: Installation = { device: "0a1b2c3d4e5f", name: "Phone", here: false };
const exercise = { id: "bench-press", name: "Bench Press", equipment: "" };
const within = { title: "Push", day: "2026-11-23" };

const conflict = (differs: Partial<ConflictItem>): ConflictItem => ({
  conflict: "workout/1#2#load",
  document: "workout/1",
  entity: "2",
  field: "load",
  part: null,
  what: { kind: "set", exercise, text: "100x5", within },
  typed: true,
  choices: [],
  values: [],
  ...differs,
});

const value = (text: string | null, wins = true): ConflictValue => ({ value: text, by: phone, at: 0, wins });

describe("a thing of any kind", () => {
  test("is named as a person knows it, with where it is", () => {
    expect(named({ kind: "set", exercise, text: "100x5", within })).toEqual({ title: "Bench Press 100x5", detail: "Push · 23 Nov 2026" });
    expect(named({ kind: "entry", exercise, within: { title: "Legs", day: null } })).toEqual({ title: "Bench Press", detail: "in the routine Legs" });
    expect(named({ kind: "workout", title: "", day: "2026-11-23" })).toEqual({ title: "Workout", detail: "23 Nov 2026" });
    expect(named({ kind: "reading", measure: "weight", day: "2026-11-23", text: "82 kg" }).title).toBe("Weight 82 kg");
  });

  test("and a device by its name, by a part of its id where it has none, or as this one", () => {
    expect(deviceName(phone)).toBe("Phone");
    expect(deviceName({ ...phone, here: true })).toBe("This device");
    expect(deviceName({ ...phone, name: "" })).toContain("0a1b2c");
  });
});

test("what was done with a thing since it was deleted is counted in words", () => {
  expect(sinceWords({ by: phone, exercises: 1, sets: 2, values: 0 })).toBe("Phone added 1 exercise and 2 sets since. It comes back with it.");
  expect(sinceWords({ by: phone, exercises: 0, sets: 0, values: 1 })).toBe("Phone changed 1 value since. It comes back with it.");
});

test("muscles are written as they are read", () => {
  for (const text of ["traps", "traps, lats; upper-back", "; calves", ""]) expect(musclesText(musclesIn(text))).toBe(text);
});

describe("a conflict", () => {
  test("names its field, and which of a group it is", () => {
    expect(fieldWords(conflict({}))).toBe("load");
    expect(fieldWords(conflict({ field: "plate", part: "20 kg" }))).toBe("pairs of plates, 20 kg");
    expect(fieldWords(conflict({ field: "from the future" }))).toBe("from the future");
  });

  test("shows values as they are read anywhere else", () => {
    expect(valueWords(conflict({ field: "start" }), value("2026-11-23T18:04"))).toBe("23 Nov 2026, 18:04");
    expect(valueWords(conflict({ field: "usual_rest" }), value("90"))).toBe("1:30");
    expect(valueWords(conflict({ field: "to" }), value("3x12"))).toBe("3 workouts a week, for 12 weeks in a row");
    expect(valueWords(conflict({ field: "first_day" }), value("sunday"))).toBe("Sunday");
    expect(valueWords(conflict({ field: "deleted" }), value(null))).toBe("In the trash");
    expect(valueWords(conflict({ field: "deleted" }), value(null, false))).toBe("Still in use");
    expect(valueWords(conflict({ field: "effort" }), value(null))).toBe("nothing");
    expect(valueWords(conflict({ field: "equipment" }), value("ez-bar"))).toBe("EZ bar");
    expect(valueWords(conflict({ field: "bar" }), value("10 kg ez-bar"))).toBe("10 kg EZ bar");
    expect(valueWords(conflict({ field: "muscles" }), value("traps; upper-back, lats"))).toBe("Traps · also Upper back, Lats");
  });
});
