// Writing the logbook, or some of its workouts, into a file that the person chooses.

import { backend } from "./backend";
import type { ExportForm, WorkoutId } from "./backend/bindings";
import { t } from "./language";

const names: { [form in ExportForm]: string } = {
  json: "chalkbook.json",
  csv: "chalkbook.csv",
  chalkbook: "logbook.chalkbook",
};

/** Where the person chose a file: what is in it now, in words. */
export async function exportAs(form: ExportForm, workouts: WorkoutId[] | null = null): Promise<string | null> {
  const chosen = await backend.chooseSave(names[form]);
  if (!chosen) return null;
  const done = await backend.call("export_logbook", { file: chosen.file, form, workouts });
  await backend.saved(chosen);
  const counts = { workouts: t("data.workouts", { count: done.workouts }), sets: t("data.sets", { count: done.sets }) };
  return t("data.exported", { ...counts, file: chosen.name });
}
