// What is found while one types. The list never empties for an answer that is
// on its way: what was found before stays until there is something else.

import { untrack } from "svelte";
import { asBackendError, backend } from "../../backend";
import type { ExerciseHit, Mention } from "../../backend/bindings";
import { wordsFor } from "../../words";

type Found = { exercises: ExerciseHit[]; mentions: Mention[] };

const most = 7;

// What was trained lately, as it was when somebody looked last: there at once, and asked again.
let trained: Found = { exercises: [], mentions: [] };

export class Finding {
  typed = $state("");
  found = $state.raw<Found>(trained);
  problem = $state("");
  #answered: Promise<void> = Promise.resolve();

  /** Belongs to the component that makes it. */
  constructor() {
    $effect(() => {
      const typed = this.typed.trim();
      untrack(() => (this.#answered = this.#ask(typed)));
    });
  }

  /** Until what was typed last is answered. */
  answered(): Promise<void> {
    return this.#answered;
  }

  async #ask(typed: string): Promise<void> {
    try {
      const found = typed === "" ? await lately() : await backend.call("search", { query: typed, limit: most });
      if (typed === this.typed.trim()) this.found = found;
      this.problem = "";
    } catch (reason) {
      this.problem = wordsFor(asBackendError(reason));
    }
  }
}

async function lately(): Promise<Found> {
  const { exercises } = await backend.call("exercises", { query: "", limit: most });
  trained = { exercises, mentions: [] };
  return trained;
}
