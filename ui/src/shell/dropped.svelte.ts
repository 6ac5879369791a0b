// A file that was dropped on the window and that the import is to look at.

import { attempt } from "../attempt";
import { backend } from "../backend";
import type { ChosenFile } from "../backend/backend";
import { route } from "../route.svelte";
import { sheets } from "../sheets.svelte";

class Dropped {
  file = $state.raw<ChosenFile | null>(null);

  async take(file: File): Promise<void> {
    const taken = await attempt(backend.takeFile(file));
    if (!taken) return;
    this.file = taken;
    sheets.close();
    route.go("settings", "import");
  }
}

export const dropped = new Dropped();
