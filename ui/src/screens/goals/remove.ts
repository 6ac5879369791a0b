// A goal into the trash, with a way back.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import { t } from "../../language";
import type { GoalId } from "../../backend/bindings";
import { tell } from "../../notices.svelte";

export async function removeGoal(goal: GoalId): Promise<void> {
  if (!(await attempt(backend.call("delete_goal", { goal })))) return;
  tell(t("goals.deleted"), () => void attempt(backend.call("restore_goal", { goal })));
}
