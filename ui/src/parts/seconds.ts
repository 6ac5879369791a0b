// A rest as somebody types it: `2:00`, `90`, `90 s`, `2 min`. Pure.

import * as format from "../format";

/** The seconds in a text; null where it says none. */
export function secondsIn(text: string): number | null {
  const [, minutes, seconds, number, unit] = /^(?:(\d{1,2}):([0-5]\d)|(\d{1,4})\s*(s|sec|min|m)?)$/i.exec(text.trim()) ?? [];
  if (minutes !== undefined) return Number(minutes) * 60 + Number(seconds);
  if (number === undefined) return null;
  return Number(number) * (unit?.toLowerCase().startsWith("m") ? 60 : 1);
}

/** Seconds as they are typed; nothing for none. */
export const asTyped = (seconds: number | null): string => (seconds === null ? "" : format.duration(seconds));
