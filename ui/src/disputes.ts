// What two devices set differently at the same time, in words.

import type { Dispute } from "./backend/bindings";
import { t, type TextKey } from "./language";

/** The other values, and what settles them. */
export function disputesInWords(disputes: Dispute[]): string {
  return `${disputes.map(inWords).join(" ")} ${t("dispute.settle")}`;
}

type Named = TextKey extends infer Key ? (Key extends `dispute.fields.${infer Field}` ? Field : never) : never;
const named: readonly string[] = ["load", "reps", "kind", "effort", "distance", "time", "note", "title", "start", "end", "exercise", "order", "superset", "name"] satisfies Named[];
const isNamed = (field: string): field is Named => named.includes(field);

function inWords({ field, others }: Dispute): string {
  if (field === "deleted") return t("dispute.deleted");
  const values = others.map((value) => (value === "" ? t("dispute.nothing") : value));
  return t("dispute.set", { field: isNamed(field) ? t(`dispute.fields.${field}`) : field, values: values.join(t("dispute.and")) });
}
