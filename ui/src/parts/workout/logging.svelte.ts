// Logging sets of one exercise, and repeating the last: also the one that is
// still on its way to the disk, or not on the screen yet.

import { backend } from "../../backend";
import type { Entry, Logged } from "../../backend/bindings";
import { tell } from "../../notices.svelte";
import { repeatOf } from "./entry";
import { announced } from "./records";

export class Logging {
  /** How many texts are on their way. */
  #under = $state(0);
  #last: Promise<Logged | null> = Promise.resolve(null);

  constructor(
    private readonly entry: () => Entry,
    private readonly onlogged: () => void,
  ) {}

  get canRepeat(): boolean {
    return this.#under > 0 || repeatOf(this.entry()) !== null;
  }

  /** Rejects where nothing was stored. */
  async log(text: string, sure = false, beside: string | null = null): Promise<void> {
    const { id, exercise } = this.entry();
    const call = backend.call("log_sets", { entry: id, text, beside, sure });
    this.#last = call.catch(() => null);
    this.#under += 1;
    try {
      const { broken } = await call;
      this.onlogged();
      // Who hears the screen hears its notices too.
      if (broken.length > 0) tell(announced(exercise.name, broken));
    } finally {
      this.#under -= 1;
    }
  }

  async repeat(): Promise<void> {
    const logged = await this.#last;
    const text = repeatOf(await this.#entryWith(logged));
    // What was meant once is meant again.
    if (text !== null) await this.log(text, true);
  }

  /** The entry as it is shown, or as it is stored where the screen is behind. */
  async #entryWith(logged: Logged | null): Promise<Entry> {
    const shown = this.entry();
    const newest = logged?.sets.at(-1);
    if (!logged || shown.sets.some((set) => set.id === newest)) return shown;
    const workout = await backend.call("workout", { workout: logged.workout });
    return workout.entries.find((entry) => entry.id === shown.id) ?? shown;
  }
}
