import { describe, expect, test } from "vitest";
import { headings, repeatOf, spanOf, type Part } from "../parts/workout/entry";
import { endOf } from "../parts/workout/times";
import { inFewWords } from "../parts/workout/understood";
import { aSet, anEntry } from "./sets";

describe("the columns of work", () => {
  test("are load and reps until the sets say otherwise", () => {
    expect(headings(anEntry([]))).toMatchObject({ first: "Load", second: "Reps", usual: true });
  });

  test("are distance and time for a run, also while only last time is known", () => {
    const run = aSet({ load: null, reps: null, distance: { value: 5, unit: "km" }, seconds: 1470 });
    expect(headings(anEntry([], [run]))).toMatchObject({ first: "Distance", second: "Time", usual: false });
  });

  test("name the scale of effort that is used", () => {
    expect(headings(anEntry([aSet({ effort: { scale: "rir", value: 2 } })])).effort).toBe("RIR");
    expect(headings(anEntry([aSet()])).effort).toBe("RPE");
  });
});

describe("repeating", () => {
  test("says the newest set again without its remark", () => {
    expect(repeatOf(anEntry([aSet(), aSet({ notation: "105kg x5 // belt" })]))).toBe("105kg x5");
  });

  test("begins with last time's first set, and with nothing where there is none", () => {
    expect(repeatOf(anEntry([], [aSet({ notation: "60kg x8" })]))).toBe("60kg x8");
    expect(repeatOf(anEntry([]))).toBeNull();
  });
});

test("an end before the start belongs to the next day", () => {
  expect(endOf("2026-12-31", "23:30", "00:40")).toBe("2027-01-01T00:40");
  expect(endOf("2026-12-31", "18:00", "19:00")).toBe("2026-12-31T19:00");
});

test("equal sets are said once", () => {
  expect(inFewWords([])).toBe("");
  expect(inFewWords(["100 kg · 5 reps"])).toBe("100 kg · 5 reps");
  expect(inFewWords(["100 kg · 5 reps", "100 kg · 5 reps"])).toBe("2 × 100 kg · 5 reps");
  expect(inFewWords(["100 kg · 5 reps", "100 kg · 4 reps"])).toBe("2 sets: 100 kg · 5 reps, 100 kg · 4 reps");
});

test("a part of a set is found in its notation, to be edited by itself", () => {
  const of = (notation: string, part: Part): string => notation.slice(...spanOf(notation, part));
  expect(of("w 102.5x5@8.5", "load")).toBe("102.5");
  expect(of("bw+20x8", "load")).toBe("bw+20");
  expect(of("100x5f 2rir", "reps")).toBe("5");
  expect(of("100x5@8.5 // at 9x9", "effort")).toBe("8.5");
  expect(of("100x5f 2rir", "effort")).toBe("2");
  expect(of("5km 24:30", "reps")).toBe("5km 24:30");
  expect(of("100x5", "effort")).toBe("100x5");
});
