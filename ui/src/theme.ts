// Light, dark, or as the system has it. Pure.

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What was kept, as a theme; anything unknown is the system's. */
export const themeOf = (kept: string | null): Theme => themes.find((each) => each === kept) ?? "system";
