// Conflicts in words: fields and their values as a person reads them.

import type { ConflictItem, ConflictValue } from "../../backend/bindings";
import { aimWords } from "../../changefields";
import { fieldNoun } from "../../disputes";
import * as format from "../../format";
import { t } from "../../language";
import type { SetKind } from "../../backend/bindings";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const kinds: readonly string[] = ["working", "warmup", "drop", "failure", "amrap"] satisfies SetKind[];
const isKind = (value: string): value is SetKind => kinds.includes(value);

/** What devices disagree on: `load`, `pairs of 20 kg`. */
export function fieldWords({ field, part }: ConflictItem): string {
  const name = fieldNoun(field);
  return part === null || field === "device" || field === "bar" ? name : t("conflicts.part", { field: name, part });
}

/** A value as it is read. */
export function valueWords({ field }: ConflictItem, { value, wins }: ConflictValue): string {
  if (field === "deleted") return t(wins ? "conflicts.inTrash" : "conflicts.inUse");
  if (value === null) return t("dispute.nothing");
  switch (field) {
    case "start":
    case "end":
      return /^\d{4}-\d\d-\d\dT/.test(value) ? `${format.datedDay(value)}, ${format.clock(value)}` : value;
    case "time":
    case "rest":
    case "usual_rest":
      return format.duration(Number(value));
    case "to":
      return aimWords(value);
    case "archived":
      return t(value === "true" ? "conflicts.yes" : "conflicts.no");
    case "kind":
      return isKind(value) ? format.kind(value) : value;
    case "first_day":
      // A Monday, and the days after it.
      return days.includes(value) ? format.weekday(`2026-11-${23 + days.indexOf(value)}`) : value;
    default:
      return value;
  }
}
