// The days of a year as a grid of weeks, and walking it.

import type { TrainingDay } from "../../backend/bindings";
import * as format from "../../format";

export type Month = { column: number; name: string };

/** Where arrows lead from a day: up and down by days, left and right by weeks; stays inside. */
export function walked(at: number, key: string, last: number): number | null {
  const steps: { [key: string]: number } = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = steps[key];
  if (step === undefined) return null;
  const to = at + step;
  return to < 0 || to > last ? at : to;
}

/** The weeks that a month begins in, but for a first one with no room for its name. */
export function months(days: TrainingDay[]): Month[] {
  const found: Month[] = [];
  for (let column = 0; column * 7 < days.length; column += 1) {
    const week = days.slice(column * 7, column * 7 + 7);
    const begins = column === 0 ? week[0] : week.find((day) => day.day.endsWith("-01"));
    if (begins) found.push({ column, name: format.shortMonth(begins.day) });
  }
  const [first, second] = found;
  return first && second && second.column - first.column < 3 ? found.slice(1) : found;
}

/** The seven rows of the grid, from Monday to Sunday; each day with its place. */
export function rows(days: TrainingDay[]): { weekday: string; days: { day: TrainingDay; at: number }[] }[] {
  return [0, 1, 2, 3, 4, 5, 6].map((row) => ({
    weekday: format.weekday(days[row]?.day ?? ""),
    days: days.map((day, at) => ({ day, at })).filter(({ at }) => at % 7 === row),
  }));
}
