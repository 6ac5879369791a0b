// The rest of an exercise as it is typed: `90` seconds, or `1:30`.

/** Seconds; null for an empty text, undefined for what is no rest. */
export function restOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const [, minutes, seconds] = /^(?:(\d{1,2}):(?=\d\d$))?(\d{1,4})$/.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  return Number(minutes ?? 0) * 60 + Number(seconds);
}
