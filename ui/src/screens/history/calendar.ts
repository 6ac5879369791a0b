// Steps through the days of a calendar.

import { parseDate } from "@internationalized/date";

/** How many days an arrow leads on; none for other keys. */
export function stepOf(key: string): number | null {
  const steps: { [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  return steps[key] ?? null;
}

export const daysOn = (day: string, days: number): string => parseDate(day).add({ days }).toString();

/** The same day of another month, or the last one where that is shorter. */
export const monthOn = (day: string, months: number): string => parseDate(day).add({ months }).toString();

/** The last day of the year map around a month: none for the year up to now. */
export function yearUntil(month: string, today: string): string | null {
  const recent = daysOn(today, -52 * 7).slice(0, 7);
  return month === "" || month > recent ? null : `${month.slice(0, 4)}-12-31`;
}
