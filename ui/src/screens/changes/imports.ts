// What is counted of an import.

import type { PastImport } from "../../backend/bindings";

/** How many workouts go into the trash when it is undone: those that are not there yet and that nobody changed. */
export const goingOf = ({ workouts, in_trash, edited }: PastImport): number => Math.max(0, workouts - in_trash - edited);
