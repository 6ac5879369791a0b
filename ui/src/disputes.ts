// What two devices set differently at the same time, in words.

import type { Dispute } from "./backend/bindings";
import { t, type TextKey } from "./language";

/** The other values, and what settles them. */
export function disputesInWords(disputes: Dispute[]): string {
  return `${disputes.map(inWords).join(" ")} ${t("dispute.settle")}`;
}

type Named = TextKey extends infer Key ? (Key extends `dispute.fields.${infer Field}` ? Field : never) : never;
const named: readonly string[] = [
  "load", "reps", "kind", "effort", "distance", "time", "rest", "note", "title", "start", "end", "exercise", "order", "superset",
  "name", "folder", "target", "targets", "to", "from", "period", "about", "since", "plate", "bar", "device", "unit", "usual_rest",
  "first_day", "formula", "effort_scale", "archived", "merged_into", "equipment", "muscles", "reading", "deleted",
] satisfies Named[];
const isNamed = (field: string): field is Named => named.includes(field);

/** What a field is called within a sentence, which the feed says in fewer words; its own name where this version has no words for it. */
export const fieldNoun = (field: string): string => (isNamed(field) ? t(`dispute.fields.${field}`) : field);

function inWords({ field, others }: Dispute): string {
  if (field === "deleted") return t("dispute.deleted");
  const values = others.map((value) => (value === "" ? t("dispute.nothing") : value));
  return t("dispute.set", { field: fieldNoun(field), values: values.join(t("dispute.and")) });
}
