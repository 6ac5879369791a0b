// The screens there are, and places among them as fragments of an address.

export const screens = ["today", "history", "exercises", "progress", "goals", "routines", "body", "devices", "settings", "changes"] as const;
export type Screen = (typeof screens)[number];
/** The keys of the screen in this place: 1 to 9, then 0. */
export const keyOfScreen = (index: number): string => `mod+${(index + 1) % 10}`;

export type Place = { screen: Screen; open: string | null };

/** `#/history/0193` as a place; anything unknown is Today. */
export function placeOf(fragment: string): Place {
  const [name = "", open = ""] = fragment.replace(/^#\/?/, "").split("/");
  const screen = screens.find((each) => each === name) ?? "today";
  return { screen, open: open === "" ? null : decodeURIComponent(open) };
}

/** The fragment that leads to a place; for links. */
export function fragmentOf(screen: Screen, open: string | null = null): string {
  return open === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(open)}`;
}
