import { describe, expect, test } from "vitest";
import type { Aim, SetKind } from "../backend/bindings";
import { besideOf, headings, repeatOf, restOf, shortAim, spanOf, type Part } from "../parts/workout/entry";
import { endOf } from "../parts/workout/times";
import { turnsOf } from "../parts/workout/turns";
import { inFewWords } from "../parts/workout/understood";
import { restOf as restTyped } from "../screens/routines/rest";
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

describe("supersets", () => {
  const marked = (marks: (string | null)[]) => turnsOf(marks.map((superset, id) => ({ id, superset })));

  test("hold exercises beside each other with one mark, and Enter goes round", () => {
    expect(marked(["a", "a", "a"]).map((turn) => turn.next)).toEqual([1, 2, 0]);
    expect(marked([null, "a", "a"]).map((turn) => [turn.joined, turn.first, turn.last])).toEqual([
      [false, false, false],
      [true, true, false],
      [true, false, true],
    ]);
  });

  test("fall apart where something else stands between", () => {
    expect(marked(["a", null, "a"]).some((turn) => turn.joined)).toBe(false);
    expect(marked(["a", "b"]).map((turn) => turn.next)).toEqual([0, 1]);
  });
});

describe("what is still to come", () => {
  const aim = (notation: string, answer: string | null, kind: SetKind = "working"): Aim => ({
    answer,
    target: {
      notation,
      set: notation,
      said: { kind, load: null, percent: null, reps: null, most: null, distance: null, seconds: null, effort: null, note: null },
    },
  });

  test("is what the plan asks for, and last time's where it asks for nothing", () => {
    const entry = { ...anEntry([aSet()], [aSet(), aSet({ notation: "90kg x5" })]), aims: [aim("100x5", "set"), aim("w 60x5", null, "warmup")] };
    expect(restOf(entry, ["100 × 5", "90 × 5"])).toEqual([{ last: "90 × 5", aim: "60 × 5", set: "w 60x5", mark: "W" }]);
    expect(restOf({ ...entry, aims: [] }, ["100 × 5", "90 × 5"])[0]).toMatchObject({ set: "90kg x5", mark: null });
    expect(restOf(anEntry([]), [])).toHaveLength(1);
  });

  test("is said in a few characters", () => {
    expect(shortAim(aim("80%x8-12@8", null))).toBe("80 % × 8–12 @8");
    expect(shortAim(aim("amrap 0:45", null))).toBe("0:45");
    expect(shortAim(aim("bw+20x8+", null))).toBe("bw+20 × 8+");
  });

  test("is what a number alone is repetitions of, else the newest set", () => {
    expect(besideOf(anEntry([aSet()]), "90x5")).toBe("90x5");
    expect(besideOf(anEntry([aSet()]), "")).toBe("100kg x5");
    expect(besideOf(anEntry([]), "")).toBeNull();
  });
});

test("a rest is typed as seconds or as a clock", () => {
  expect(["90", "1:30", "", "0:45"].map(restTyped)).toEqual([90, 90, null, 45]);
  expect(["1:3", "a", "1:300", "-5"].map(restTyped)).toEqual([undefined, undefined, undefined, undefined]);
});
