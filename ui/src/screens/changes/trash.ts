// The trash in words, and what is done to it.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { DoneSince, Thing, TrashItem } from "../../backend/bindings";
import { deviceName, named } from "../../known";
import { t } from "../../language";
import { tell } from "../../notices.svelte";
import { count } from "../../words";

/** Tells one thing of the list from all others. */
export const keyOf = ({ thing }: TrashItem): string => `${thing.kind} ${thing.id}`;

/** What a device did with it since: `Phone added 2 sets and changed 1 value.` */
export function sinceWords({ by, exercises, sets, values }: DoneSince): string {
  const added = [exercises > 0 ? count(exercises, "exercise") : "", sets > 0 ? count(sets, "set") : ""];
  const parts = [
    ...added.filter(Boolean).map((what) => t("trash.added", { what })),
    ...(values > 0 ? [t("trash.changed", { count: values })] : []),
  ];
  return t("trash.since", { device: deviceName(by), done: parts.join(t("trash.and")) });
}

/** Takes things out of the trash by one gesture. True when they are back. */
export async function restore(items: readonly TrashItem[]): Promise<boolean> {
  const things: Thing[] = items.map((item) => item.thing);
  const did = await attempt(backend.call("restore_many", { things }));
  if (!did) return false;
  const [first] = items;
  const one = first && items.length === 1 ? named(first.what).title : null;
  tell(one === null ? t("trash.restoredMany", { count: items.length }) : t("trash.restoredOne", { name: one }), did);
  return true;
}
