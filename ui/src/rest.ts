// The rest between two sets, as numbers: what is left of it at a moment.

export type Resting = { until: number; of: number };

/** A rest of so many seconds from now on. */
export const beginRest = (now: number, seconds: number): Resting => ({ until: now + seconds * 1000, of: seconds });

/** A rest of which so many seconds are left. */
export const restWith = (now: number, rest: { left: number; of: number }): Resting => ({
  until: now + rest.left * 1000,
  of: rest.of,
});

/** What is left, in seconds; a second that has begun counts. 0 when it is over. */
export const leftOf = (rest: Resting, now: number): number => Math.max(0, Math.ceil((rest.until - now) / 1000));

/** Longer or shorter by so many seconds; it is over at once where nothing is left. */
export function changed(rest: Resting, now: number, seconds: number): Resting {
  const until = Math.max(now, rest.until + seconds * 1000);
  return { until, of: Math.max(rest.of + seconds, Math.ceil((until - now) / 1000)) };
}
