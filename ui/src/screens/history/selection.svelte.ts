// Which workouts of the list are selected, to be moved, removed or saved
// together. A range reaches from where it began, as in any list of a desktop.

import { SvelteSet } from "svelte/reactivity";

export class Selection {
  readonly ids = new SvelteSet<string>();
  #anchor: string | null = null;

  get size(): number {
    return this.ids.size;
  }

  clear(anchor: string | null = null): void {
    this.ids.clear();
    this.#anchor = anchor;
  }

  /** One more, or one less; `open` is what counted as chosen while nothing was selected. */
  toggle(id: string, open: string | null): void {
    if (this.size === 0 && open !== null && open !== id) this.ids.add(open);
    if (!this.ids.delete(id)) this.ids.add(id);
    this.#anchor = id;
  }

  /** Everything from where the range began to here, in the order of the list. */
  extend(order: readonly string[], from: string | null, to: string): void {
    this.#anchor ??= from;
    const [begin, end] = [order.indexOf(this.#anchor ?? to), order.indexOf(to)];
    const [first, last] = [Math.min(begin < 0 ? end : begin, end), Math.max(begin, end)];
    this.ids.clear();
    for (const id of order.slice(first, last + 1)) this.ids.add(id);
  }

  /** What is no longer in the list is no longer selected. */
  keep(there: readonly string[]): void {
    const known = new Set(there);
    for (const id of [...this.ids]) if (!known.has(id)) this.ids.delete(id);
  }
}
