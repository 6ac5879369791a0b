// A record as it is announced: which one, what it is now and by how much.

import type { Broken } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";

function measured(broken: Broken, value: number): string {
  if (broken.record.kind === "e1rm") return `${format.estimate(value)} ${broken.unit ?? ""}`;
  if (broken.unit !== null) return `${format.number(value)} ${broken.unit}`;
  return broken.record.kind === "longest" ? format.duration(Math.round(value)) : `${format.number(value)} m`;
}

function what({ record }: Broken): string {
  switch (record.kind) {
    case "e1rm":
      return t("sets.record.e1rm");
    case "for_reps":
      return t("sets.record.forReps", { count: record.reps });
    case "longest":
      return t("sets.record.longest");
    case "farthest":
      return t("sets.record.farthest");
  }
}

/** `Record on Bench Press: best e1RM 122.5 kg, 2.5 kg more than before.` */
export function announced(exercise: string, broken: Broken[]): string {
  const said = broken.map((one) =>
    t("sets.record.by", { what: what(one), now: measured(one, one.now), by: measured(one, one.now - one.before) }),
  );
  return t("sets.record.on", { exercise, said: said.join("; ") });
}
