// The sections of the settings, in the order in which they stand.

export const sections = ["general", "gyms", "import", "data"] as const;
export type Section = (typeof sections)[number];

/** The part of an address as a section; the first where it names none. */
export const sectionOf = (part: string | null): Section => sections.find((each) => each === part) ?? "general";
