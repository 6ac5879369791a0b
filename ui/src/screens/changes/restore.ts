// Out of the trash, with the way back in the notice.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { Thing, TrashItem } from "../../backend/bindings";
import { named } from "../../known";
import { t } from "../../language";
import { tell } from "../../notices.svelte";

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
