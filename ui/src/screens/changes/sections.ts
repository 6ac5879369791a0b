// The sections of the Changes screen, in the order in which they stand.

export const sections = ["feed", "trash", "imports", "conflicts"] as const;
export type Section = (typeof sections)[number];

/** The part of an address as a section; the first where it names none. */
export const sectionOf = (part: string | null): Section => sections.find((each) => each === part) ?? "feed";
