import { describe, expect, test } from "vitest";
import type { Workout } from "../backend/bindings";
import { compared } from "../parts/history/compare";
import { momentOf, stepOf, stepsBetween } from "../screens/history/moments";
import { anEntry, aSet } from "./sets";

const entry = (id: string, sets = [] as ReturnType<typeof aSet>[]) => ({ ...anEntry(sets), id });

const workout = (differs: Partial<Workout>): Workout => ({
  id: "w1",
  title: "Push",
  day: "2026-11-23",
  start: "2026-11-23T18:04",
  end: null,
  running: false,
  minutes: null,
  note: "",
  entries: [],
  sets: 0,
  volume: { value: 0, unit: "kg" },
  routine: null,
  imported_from: null,
  deleted: false,
  disputes: [],
  ...differs,
});

describe("a workout as it was, beside today's", () => {
  const one = aSet({ id: "s1", notation: "100x5" });
  const two = aSet({ id: "s2", notation: "102.5x3" });
  const then = workout({ entries: [entry("e1", [one, two])] });

  test("is the same where nothing was written since", () => {
    expect(compared(then, then)).toMatchObject({ same: true, fields: [], added: [] });
  });

  test("marks what was changed, deleted and added since, set for set", () => {
    const today = workout({ entries: [entry("e1", [{ ...one, notation: "100x6" }, aSet({ id: "s3" })]), entry("e2")] });
    const { entries, added, same } = compared(then, today);
    expect(entries[0]?.sets.map(({ now }) => now)).toEqual([{ kind: "differs", now: "100x6" }, { kind: "gone" }]);
    expect([entries[0]?.added, added.length, same]).toEqual([1, 1, false]);
  });

  test("tells the fields that differ, and that it lies in the trash", () => {
    const { fields, deleted, same } = compared(then, workout({ entries: then.entries, title: "Pull", end: "2026-11-23T19:00", deleted: true }));
    expect(fields).toEqual([{ field: "title", then: "Push", now: "Pull" }, { field: "end", then: "", now: "2026-11-23T19:00" }]);
    expect([deleted, same]).toEqual([true, false]);
  });

  test("says of an exercise that it is gone", () => {
    expect(compared(then, workout({})).entries[0]).toMatchObject({ gone: true, sets: [{ now: { kind: "gone" } }, { now: { kind: "gone" } }] });
  });
});

describe("the moments of a month", () => {
  const [hour, day] = [3_600_000, 86_400_000];

  test("are a day apart, or less in a logbook that was begun just now", () => {
    expect([stepOf(400 * day), stepOf(5 * hour), stepOf(hour)]).toEqual([day, hour, 60_000]);
  });

  test("lead from before the first change to now", () => {
    const [earliest, now] = [1_000, 1_000 + 3.5 * day];
    const steps = stepsBetween(earliest, now);
    expect(steps).toBe(4);
    expect(momentOf(steps, steps, earliest, now)).toBe(now);
    expect(momentOf(0, steps, earliest, now)).toBeLessThan(earliest);
  });
});
