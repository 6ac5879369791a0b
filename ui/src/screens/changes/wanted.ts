// What of all that happened is asked for.

import type { ActivityKind } from "../../backend/bindings";

export type Wanted = { kind: ActivityKind | null; device: string | null; day: string | null };

export const everything: Wanted = { kind: null, device: null, day: null };

/** The kinds that are chosen from, in the order of the screens. */
export const kinds = ["all", "workout", "exercise", "goal", "routine", "body", "settings", "import"] as const satisfies (ActivityKind | "all")[];
