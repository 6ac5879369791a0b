import { expect, test } from "vitest";
import type { WorkoutSummary } from "../backend/bindings";
import { axisLabel } from "../parts/chart/trend";
import { rowsOf } from "../screens/history/months";

const on = (day: string): WorkoutSummary => ({
  id: day,
  title: "",
  day,
  start: `${day}T18:00`,
  minutes: null,
  running: false,
  sets: 0,
  volume: { value: 0, unit: "kg" },
  lines: [],
});

test("workouts are grouped by month in the order given", () => {
  const rows = rowsOf([on("2026-11-02"), on("2026-11-01"), on("2026-09-30")]);
  expect(rows.map((row) => (row.kind === "month" ? `${row.month}: ${row.workouts}` : row.workout.day))).toEqual([
    "2026-11: 2",
    "2026-11-02",
    "2026-11-01",
    "2026-09: 1",
    "2026-09-30",
  ]);
  expect(rowsOf([])).toEqual([]);
});

test("an axis is labelled where a month or a year begins", () => {
  const points = ["2025-12-22", "2025-12-29", "2026-01-05"].map((day) => ({ day, of: { from: day, to: day }, e1rm: null, volume: 0, sets: 0 }));
  expect(points.map((_, index) => axisLabel(points, index, "year"))).toEqual(["Dec", "", "Jan"]);
  expect(points.map((_, index) => axisLabel(points, index, "all"))).toEqual(["2025", "", "2026"]);
});
