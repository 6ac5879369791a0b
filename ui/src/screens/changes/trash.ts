// The trash in words.

import type { DoneSince, TrashItem } from "../../backend/bindings";
import { deviceName } from "../../known";
import { t } from "../../language";
import { count } from "../../words";

/** Tells one thing of the list from all others. */
export const keyOf = ({ thing }: TrashItem): string => `${thing.kind} ${thing.id}`;

/** What a device did with it since: `Phone added 2 sets and changed 1 value.` */
export function sinceWords({ by, exercises, sets, values }: DoneSince): string {
  const added = [exercises > 0 ? count(exercises, "exercise") : "", sets > 0 ? count(sets, "set") : ""];
  const what = added.filter(Boolean).join(t("trash.and"));
  const parts = [what === "" ? "" : t("trash.added", { what }), values > 0 ? t("trash.changed", { count: values }) : ""].filter(Boolean);
  return t("trash.since", { device: deviceName(by), done: parts.join(t("trash.and")) });
}
