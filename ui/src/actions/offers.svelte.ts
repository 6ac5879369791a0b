// What the parts that are shown offer to do. A part knows how to write its note
// or finish its workout; from here others can have it done.

import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import type { Offer } from "./action";

// Longer than any screen takes to appear; then it was not to be.
const patience = 3000;

class Offers {
  readonly #all = new SvelteMap<Offer, () => void>();
  #awaited: Offer | null = null;

  has(offer: Offer): boolean {
    return this.#all.has(offer);
  }

  /** Does it, if it is offered. */
  take(offer: Offer): boolean {
    const run = this.#all.get(offer);
    run?.();
    return run !== undefined;
  }

  /** Does it as soon as it is offered: its screen is on its way. */
  await(offer: Offer): void {
    if (this.take(offer)) return;
    this.#awaited = offer;
    setTimeout(() => {
      if (this.#awaited === offer) this.#awaited = null;
    }, patience);
  }

  put(offer: Offer, run: () => void): () => void {
    this.#all.set(offer, run);
    if (this.#awaited === offer) {
      this.#awaited = null;
      run();
    }
    return () => {
      if (this.#all.get(offer) === run) this.#all.delete(offer);
    };
  }
}

export const offers = new Offers();

/** Offers something for as long as the component that calls it is shown, and as `when` says. */
export function offer(what: Offer, run: () => void, when: () => boolean = () => true): void {
  $effect(() => {
    if (!when()) return;
    return untrack(() => offers.put(what, () => run()));
  });
}
