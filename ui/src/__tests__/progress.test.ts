import { BACK_MUSCLES, FRONT_MUSCLES } from "body-muscles";
import { describe, expect, test } from "vitest";
import type { TrainingDay, VolumePoint, ProgressSpan, VolumeOverTime } from "../backend/bindings";
import * as format from "../format";
import { barLabel } from "../parts/chart/volume";
import { muscleOf, muscles } from "../screens/progress/bodymap";
import { months, rows, walked } from "../parts/year/year";

const day = (day: string): TrainingDay => ({ day, sets: 0, volume: 0, amount: 0, workouts: [] });
const point = (from: string): VolumePoint => ({ from, to: from, total: 0, parts: [] });

/** Days from Monday 24 November 2025 on. */
function days(count: number): TrainingDay[] {
  const first = Date.UTC(2025, 10, 24);
  return [...Array(count).keys()].map((n) => day(new Date(first + n * 86_400_000).toISOString().slice(0, 10)));
}

describe("the drawn body", () => {
  test("has every muscle but none twice, and keeps head, hands and joints plain", () => {
    const regions = [...FRONT_MUSCLES, ...BACK_MUSCLES].map((region) => region.id);
    for (const muscle of muscles) expect(regions.some((id) => muscleOf(id) === muscle)).toBe(true);
    const plain = regions.filter((id) => muscleOf(id) === null).map((id) => id.split("-")[0]);
    expect([...new Set(plain)].sort()).toEqual(["elbow", "face", "foot", "hand", "head", "knee", "spine"]);
  });

  test("tells the three heads of the shoulder and the two of the hips apart", () => {
    expect(muscleOf("shoulder-side-left")).toBe("side-shoulders");
    expect(muscleOf("deltoid-rear-left")).toBe("rear-shoulders");
    expect(muscleOf("gluteus-medius-right")).toBe("abductors");
  });
});

describe("the year", () => {
  test("has a row for each weekday, Monday first", () => {
    const made = rows(days(21));
    expect(made.map((row) => row.weekday).slice(0, 2)).toEqual(["Monday", "Tuesday"]);
    expect(made[1]?.days.map(({ at }) => at)).toEqual([1, 8, 15]);
  });

  test("names the weeks in which months begin, and not one with no room", () => {
    expect(months(days(70)).map(({ name, column }) => [name, column])).toEqual([
      ["Dec", 1],
      ["Jan", 5],
      ["Feb", 9],
    ]);
  });

  test("is walked by days and weeks, and stays inside", () => {
    expect(walked(10, "ArrowUp", 20)).toBe(9);
    expect(walked(10, "ArrowRight", 20)).toBe(17);
    expect(walked(17, "ArrowRight", 20)).toBe(17);
    expect(walked(3, "ArrowLeft", 20)).toBe(3);
    expect(walked(3, "End", 20)).toBe(20);
    expect(walked(3, "a", 20)).toBeNull();
  });
});

describe("bars are named", () => {
  const weeks = ["2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19"].map(point);
  const labels = (span: ProgressSpan): string[] => {
    const volume: VolumeOverTime = { unit: "kg", by_month: span === "all", groups: [], points: weeks, a_week: 0, before: null, change: null };
    return weeks.map((_, at) => barLabel({ volume, span }, at));
  };
  test("by day, with the month where it is new, and the last as now", () => {
    expect(labels("twelve_weeks")).toEqual(["28 Sep", "5 Oct", "12", "now"]);
    expect(labels("chosen")).toEqual(["28 Sep", "5 Oct", "12", "19"]);
  });
  test("by month in a year, and by year over everything", () => {
    expect(labels("year")).toEqual(["Sep", "Oct", "", ""]);
    expect(labels("all")).toEqual(["2026", "", "", ""]);
  });
});

test("volumes, changes and halves are written as people write them", () => {
  expect(format.volume(8420, "kg")).toEqual({ number: "8,420", unit: "kg" });
  expect(format.volume(31_380, "kg")).toEqual({ number: "31.4", unit: "t" });
  expect(format.volume(70_240, "lb")).toEqual({ number: "70.2k", unit: "lb" });
  expect([7.6, -3, 0.2].map(format.percent)).toEqual(["+8 %", "−3 %", "±0 %"]);
  expect([1, 0.5, 1.5].map(format.halves)).toEqual(["1", "½", "1½"]);
});
