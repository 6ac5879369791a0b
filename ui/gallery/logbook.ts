// What the logbook of the pictures holds beside some years of made-up training.

import { call } from "../e2e/past";

/** When the pictures are taken. */
export const at = "2026-11-26T18:40:00";

/** A workout that runs: two exercises under way. */
export async function trainNow(address: string): Promise<void> {
  const { workout } = await call(address, "start_workout", { title: "Push day" });
  for (const [exercise, sets] of [
    ["bench-press", "w 60x5; w 80x3; 100 5@8 5@8.5"],
    ["overhead-press", "60x5@8"],
  ] as const) {
    const { entry } = await call(address, "add_entry", { workout, exercise });
    await call(address, "log_sets", { entry, text: sets });
  }
}
