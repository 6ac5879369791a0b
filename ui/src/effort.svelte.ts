// The scale of effort that the person thinks in: named where nothing was typed yet.

import type { EffortScale } from "./backend/bindings";

class Effort {
  scale = $state<EffortScale>("rpe");
}

export const effort = new Effort();
