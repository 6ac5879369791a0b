// A list that grows page by page and, when its areas change, asks again for
// as many pages as are shown, so that the place in the list is kept.

import { untrack } from "svelte";
import type { Area, Cursor } from "./bindings";
import { backend } from "./index";
import { tell } from "../notices.svelte";
import { wordsFor } from "../words";

export type Page<T> = { items: T[]; next: Cursor | null };

export class Paged<T> {
  items = $state.raw<T[]>([]);
  /** False until the first answer, so that "nothing here" is never said too early. */
  asked = $state(false);
  more = $state(false);
  #next: Cursor | null = null;
  #pages = 1;
  #round = 0;
  #busy = false;

  /** `fetch` may read state; when that changes the list begins anew. */
  constructor(
    areas: Area[],
    private readonly fetch: (after: Cursor | null) => Promise<Page<T>>,
    begin: () => unknown,
  ) {
    $effect(() => {
      begin();
      untrack(() => {
        this.#pages = 1;
        void this.#reload();
      });
    });
    $effect(() =>
      backend.onChanged((changed) => {
        if (changed.some((area) => areas.includes(area))) void this.#reload();
      }),
    );
  }

  /** Asks for the next page, if there is one. */
  async nextPage(): Promise<void> {
    if (this.#busy || this.#next === null) return;
    const round = this.#round;
    this.#busy = true;
    try {
      const page = await this.fetch(this.#next);
      if (round !== this.#round) return;
      this.#pages += 1;
      this.#take([...this.items, ...page.items], page.next);
    } catch (reason) {
      tell(wordsFor(reason));
    } finally {
      this.#busy = false;
    }
  }

  async #reload(): Promise<void> {
    const round = ++this.#round;
    let items: T[] = [];
    let next: Cursor | null = null;
    try {
      for (let page = 0; page < this.#pages; page += 1) {
        const answer = await this.fetch(next);
        items = [...items, ...answer.items];
        next = answer.next;
        if (next === null) break;
      }
    } catch (reason) {
      tell(wordsFor(reason));
      return;
    }
    if (round === this.#round) this.#take(items, next);
  }

  #take(items: T[], next: Cursor | null): void {
    this.items = items;
    this.#next = next;
    this.more = next !== null;
    this.asked = true;
  }
}
