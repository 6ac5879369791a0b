import { describe, expect, test } from "vitest";
import * as format from "../format";
import { aSet } from "./sets";

describe("days", () => {
  const today = "2026-11-23";

  test.each([
    ["2026-11-23", "today"],
    ["2026-11-22", "yesterday"],
    ["2026-11-19", "Thursday"],
    ["2026-11-17", "Tuesday"],
    ["2026-11-16", "16 Nov"],
    ["2025-11-23", "23 Nov 2025"],
    ["2026-11-24", "24 Nov"],
  ])("%s is said as %s", (day, said) => {
    expect(format.agoDay(day, today)).toBe(said);
  });

  test("the year is said only where it is another", () => {
    expect(format.longDay("2026-11-23", today)).toBe("Monday 23 November");
    expect(format.longDay("2025-12-24", today)).toBe("Wednesday 24 December 2025");
  });

  test("a month is said whole", () => {
    expect(format.month("2026-01")).toBe("January 2026");
  });
});

describe("times", () => {
  test.each([
    [45, "0:45"],
    [1470, "24:30"],
    [3723, "1:02:03"],
  ])("%i seconds are %s", (seconds, said) => {
    expect(format.duration(seconds)).toBe(said);
  });

  test.each([
    [41, "41 min"],
    [60, "1 h"],
    [65, "1 h 5 min"],
  ])("%i minutes are %s", (minutes, said) => {
    expect(format.minutes(minutes)).toBe(said);
  });
});

describe("sets in a few characters", () => {
  test("the usual unit is left out and another is said", () => {
    expect(format.shortSet(aSet(), "kg")).toBe("100 × 5");
    expect(format.shortSet(aSet(), "lb")).toBe("100 kg × 5");
  });

  test("effort follows on its own scale", () => {
    expect(format.shortSet(aSet({ effort: { scale: "rpe", value: 8.5 } }), "kg")).toBe("100 × 5 @8.5");
    expect(format.shortSet(aSet({ effort: { scale: "rir", value: 2 } }), "kg")).toBe("100 × 5 2 rir");
  });

  test("body weight is named, with what is added or taken off", () => {
    const mass = { value: 20, unit: "kg" } as const;
    expect(format.shortSet(aSet({ load: { form: "bodyweight", mass: null } }), "kg")).toBe("bw × 5");
    expect(format.shortSet(aSet({ load: { form: "added", mass } }), "kg")).toBe("bw+20 × 5");
    expect(format.shortSet(aSet({ load: { form: "assisted", mass } }), "kg")).toBe("bw−20 × 5");
  });

  test("a run is a distance in a time, a carry a load over a distance, a hold a time", () => {
    const run = aSet({ load: null, reps: null, distance: { value: 5, unit: "km" }, seconds: 1470 });
    expect(format.shortSet(run, "kg")).toBe("5 km in 24:30");
    const hold = aSet({ load: null, reps: null, seconds: 45 });
    expect(format.workMeasures(hold)).toEqual([null, { number: "0:45", unit: "" }]);
    const carry = aSet({ reps: null, distance: { value: 40, unit: "m" } });
    expect(format.workMeasures(carry)[1]).toEqual({ number: "40", unit: "m" });
  });
});

test("only sets that are not marked otherwise are numbered", () => {
  const sets = [aSet({ kind: "warmup" }), aSet(), aSet({ kind: "amrap" }), aSet({ kind: "drop" }), aSet({ kind: "failure" })];
  expect(format.marks(sets)).toEqual(["W", "1", "2+", "D", "F"]);
  expect(format.nextMark(sets)).toBe("3");
});

test("a set is spoken with its kind", () => {
  expect(format.spokenSet(aSet(), "1")).toBe("Set 1, 100 kg × 5");
  expect(format.spokenSet(aSet({ kind: "warmup" }), "W")).toBe("Warm-up, 100 kg × 5");
});

test("records have names of two words", () => {
  expect(format.record({ kind: "for_reps", reps: 6 })).toBe("best 6");
  expect(format.record({ kind: "e1rm" })).toBe("best e1RM");
});
