// Logging sets of one exercise, and repeating the last: also the one that is
// still on its way to the disk, or not on the screen yet.

import { backend } from "../../backend";
import type { Entry, Logged } from "../../backend/bindings";
import * as format from "../../format";
import { announce } from "../../notices.svelte";
import { repeatOf } from "./entry";

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
  async log(text: string): Promise<void> {
    const { id, exercise } = this.entry();
    const call = backend.call("log_sets", { entry: id, text });
    this.#last = call.catch(() => null);
    this.#under += 1;
    try {
      const { records } = await call;
      this.onlogged();
      if (records.length > 0) announce(`Record on ${exercise.name}: ${records.map(format.record).join(", ")}`);
    } finally {
      this.#under -= 1;
    }
  }

  async repeat(): Promise<void> {
    const logged = await this.#last;
    const text = repeatOf(await this.#entryWith(logged));
    if (text !== null) await this.log(text);
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
