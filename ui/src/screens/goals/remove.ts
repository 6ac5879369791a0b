// A goal into the trash, and undone from there.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import { t } from "../../language";
import type { GoalId } from "../../backend/bindings";
import { tell } from "../../notices.svelte";

export async function removeGoal(goal: GoalId): Promise<void> {
  const did = await attempt(backend.call("delete_goal", { goal }));
  if (did) tell(t("goals.deleted"), did);
}
