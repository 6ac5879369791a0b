// Those who are told when areas change; the same for both ways to the core.

import { reads, type Area } from "./bindings";

/** Every area that a read depends on. */
const everything: Area[] = [...new Set(Object.values(reads).flat())];

export class Listeners {
  readonly #all = new Set<(areas: Area[]) => void>();

  add(listener: (areas: Area[]) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(areas: Area[]): void {
    this.#all.forEach((listener) => listener(areas));
  }

  /** The line to the core was just opened: what was missed before is not known, so all is asked again. */
  opened(): void {
    this.tell(everything);
  }
}
