import { describe, expect, test } from "vitest";
import { writes, type Gesture } from "../backend/bindings";
import english from "../language/en.json";
import { notices } from "../notices.svelte";
import { leftWords, whatOf } from "../undowords";

const gesture = (differs: Partial<Gesture>): Gesture => ({
  id: "1",
  call: "log_sets",
  at: 0,
  things: 1,
  exercise: null,
  title: null,
  day: null,
  ...differs,
});

describe("what is undone", () => {
  test("is named by what was done, and by the one thing that it was about", () => {
    const exercise = { id: "bench-press", name: "Bench Press", equipment: "" };
    expect(whatOf(gesture({ exercise, title: "Push", day: "2026-11-23" }))).toBe("logging sets (Bench Press)");
    expect(whatOf(gesture({ call: "delete", title: "Push", day: "2026-11-23" }))).toBe("deleting (Push)");
    expect(whatOf(gesture({ call: "delete", title: "", day: "2026-11-23" }))).toBe("deleting (23 Nov 2026)");
    expect(whatOf(gesture({ call: "run_import", things: 40, title: "Push", day: "2026-11-23" }))).toBe("the import");
  });

  test("is named even where a newer version did it", () => {
    expect(whatOf(gesture({ call: "fly" }))).toBe("the last change");
  });

  test("has words for every call that changes the logbook", () => {
    // These change nothing that is shared, or undo.
    const others = ["go_on_with", "undo", "redo", "undo_gesture", "undo_batch", "make_backup", "restore_backup"];
    const devices = Object.entries(writes).filter(([, areas]) => areas.length === 0 || areas.some((area) => area === "sync"));
    const without = [...others, ...devices.map(([name]) => name)];
    const calls = Object.keys(writes).filter((name) => !without.includes(name));
    expect(calls.filter((name) => !(name in english.undo.call))).toEqual([]);
  });
});

test("what was left is counted, and whose it is said", () => {
  const blocked = { document: "settings", entity: null, field: "unit", here: false, device: "", intention: "" };
  const undone = { what: gesture({}), gesture: "2", left: 0, blocked: [] };
  expect(leftWords(undone)).toBe("");
  expect(leftWords({ ...undone, left: 1, blocked: [blocked] })).toBe("One part was changed since on another device and stays.");
  const own = { ...blocked, here: true };
  expect(leftWords({ ...undone, gesture: null, left: 2, blocked: [own, own] })).toBe("All 2 parts were changed since on this device and stay.");
});

test("the notice of an undo takes the place of the one before, and of what it undid", () => {
  notices.add("Removed", "a");
  notices.add("Renamed", "b");
  notices.addUndo("Undone: removing", "a", "c", true);
  expect(notices.shown.map((notice) => notice.words)).toEqual(["Renamed", "Undone: removing"]);
  notices.addUndo("Done again: removing", "c", "d", false);
  expect(notices.shown.map((notice) => notice.words)).toEqual(["Renamed", "Done again: removing"]);
});
