// The trash in words.

import type { DoneSince, TrashItem } from "../../backend/bindings";
import { deviceName, named } from "../../known";
import { t } from "../../language";
import { count } from "../../words";

/** Tells one thing of the list from all others. */
export const keyOf = ({ thing }: TrashItem): string => `${thing.kind} ${thing.id}`;

/** What a thing is and where it was, with how many sets: `workout · 21 Nov 2026 · 1 set`. */
export const detailOf = ({ what, sets }: TrashItem): string => [named(what).detail, sets > 0 ? count(sets, "set") : ""].filter(Boolean).join(" · ");

/** What a device did with it since: `Phone added 2 sets and changed 1 value.` */
export function sinceWords({ by, exercises, sets, values }: DoneSince): string {
  const added = [exercises > 0 ? count(exercises, "exercise") : "", sets > 0 ? count(sets, "set") : ""];
  const what = added.filter(Boolean).join(t("trash.and"));
  const parts = [what === "" ? "" : t("trash.added", { what }), values > 0 ? t("trash.changed", { count: values }) : ""].filter(Boolean);
  return t("trash.since", { device: deviceName(by), done: parts.join(t("trash.and")) });
}
