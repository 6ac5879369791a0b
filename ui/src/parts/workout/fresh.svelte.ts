// The exercise that was just added to a workout at this window, by whatever way:
// its line takes the focus once it is there.

import type { EntryId } from "../../backend/bindings";

class Fresh {
  entry = $state<EntryId | null>(null);
}

export const fresh = new Fresh();
