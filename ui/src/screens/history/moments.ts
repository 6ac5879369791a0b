// The steps of a scrubber through the time that a logbook was kept here.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far one step goes: a day, or less in a logbook that was begun just now. */
export function stepOf(span: number): number {
  if (span > 2 * day) return day;
  return span > 2 * hour ? hour : minute;
}

/** How many steps lead back from now to before the first change. */
export const stepsBetween = (earliest: number, now: number): number => Math.ceil((now - earliest) / stepOf(now - earliest));

/** The moment of a step: the last is now, and each before it a step earlier. */
export const momentOf = (step: number, steps: number, earliest: number, now: number): number => now - (steps - step) * stepOf(now - earliest);
