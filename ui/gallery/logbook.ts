// What the logbook of the pictures holds beside some years of made-up training.

import { call } from "../e2e/past";

/** When the pictures are taken. */
export const at = "2026-11-26T18:40:00";

/** A workout that runs: two exercises under way, and a set that was put right. */
export async function trainNow(address: string): Promise<void> {
  const { workout } = await call(address, "start_workout", { title: "Push day" });
  for (const [exercise, sets] of [
    ["bench-press", "w 60x5; w 80x3; 100 5@8 5@8.5"],
    ["overhead-press", "60x5@8"],
  ] as const) {
    const { entry } = await call(address, "add_entry", { workout, exercise });
    const logged = await call(address, "log_sets", { entry, text: sets });
    const third = logged.sets[2];
    if (third !== undefined) {
      await call(address, "edit_set", { set: third, text: "100x4@8" });
      await call(address, "edit_set", { set: third, text: "100x5@8" });
    }
  }
}

/** Half a year of body weights, a few goals, and two routines. */
export async function liveALittle(address: string): Promise<void> {
  for (let week = 26; week >= 0; week -= 1) {
    const day = new Date(Date.parse(`${at.slice(0, 10)}T12:00:00Z`) - week * 7 * 86_400_000).toISOString().slice(0, 10);
    const weight = 82 + week * 0.12 + Math.sin(week * 1.7) * 0.4;
    await call(address, "log_measurement", { measure: "weight", day, text: `${weight.toFixed(1)} kg` });
  }
  await call(address, "add_goal", { aim: { kind: "e1rm", exercise: "bench-press", to: "140 kg" } });
  await call(address, "add_goal", { aim: { kind: "frequency", a_week: 3, weeks: 12 } });
  await call(address, "add_goal", { aim: { kind: "body", measure: "weight", to: "80 kg" } });
  for (const [name, lines] of [
    ["Push day", [["bench-press", "75%x5x3"], ["overhead-press", "60x6-8x3"], ["dip", "bwx8-12x3"]]],
    ["Pull day", [["deadlift", "80%x3x3"], ["pull-up", "bwx6-10x4"], ["barbell-row", "80x8x3"]]],
  ] as const) {
    const { routine } = await call(address, "add_routine", { name, folder: "Three days" });
    for (const [exercise, text] of lines) {
      const { entry } = await call(address, "plan_entry", { routine, exercise });
      await call(address, "plan_sets", { entry, text });
    }
  }
}

/** A few things that were thrown away: they lie in the trash. */
export async function throwAway(address: string): Promise<void> {
  const { workout: kept } = await call(address, "start_workout", { title: "Arms", start: "2026-11-22T10:00" });
  const { entry: dips } = await call(address, "add_entry", { workout: kept, exercise: "dip" });
  const { sets } = await call(address, "log_sets", { entry: dips, text: "bwx12, bwx10" });
  await call(address, "delete", { thing: { kind: "set", id: sets[1] ?? "" } });
  const { workout } = await call(address, "start_workout", { title: "Easy run", start: "2026-11-21T07:00" });
  const { entry } = await call(address, "add_entry", { workout, exercise: "running" });
  await call(address, "log_sets", { entry, text: "5km 29:10" });
  await call(address, "delete", { thing: { kind: "workout", id: workout } });
  const { routine } = await call(address, "add_routine", { name: "Leg day" });
  await call(address, "delete", { thing: { kind: "routine", id: routine } });
}
