// A workout's two ends as they are typed: one day, two clocks.

import { parseDate } from "@internationalized/date";

/** The end as a civil time; a clock before the start belongs to the next day. */
export function endOf(day: string, start: string, end: string): string {
  const endDay = end < start ? parseDate(day).add({ days: 1 }).toString() : day;
  return `${endDay}T${end}`;
}
