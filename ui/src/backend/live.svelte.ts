// An answer that keeps itself true: asked again when its request changes and
// when one of its areas does. While it is asked again the previous answer
// stays, so a screen never blinks and never shows a spinner.

import { untrack } from "svelte";
import type { Answer, Request } from "./backend";
import { reads, type ReadName } from "./bindings";
import { asBackendError, backend, type BackendError } from "./index";

export class Live<K extends ReadName> {
  answer = $state.raw<Answer<K> | undefined>();
  problem = $state.raw<BackendError | null>(null);
  readonly #name: K;
  readonly #request: () => Request<K> | null;
  #asked = 0;

  /** Belongs to the component that makes it; a null request asks nothing. */
  constructor(name: K, request: () => Request<K> | null) {
    this.#name = name;
    this.#request = request;
    $effect(() => {
      request();
      untrack(() => void this.refresh());
    });
    $effect(() =>
      backend.onChanged((areas) => {
        if (areas.some((area) => reads[name].includes(area))) void this.refresh();
      }),
    );
  }

  /** Asks again. An answer that a later question has overtaken is dropped. */
  async refresh(): Promise<void> {
    const request = this.#request();
    const asked = ++this.#asked;
    if (request === null) {
      this.answer = undefined;
      return;
    }
    try {
      const answer = await backend.call(this.#name, request);
      if (asked !== this.#asked) return;
      this.answer = answer;
      this.problem = null;
    } catch (reason) {
      if (asked === this.#asked) this.problem = asBackendError(reason);
    }
  }
}
