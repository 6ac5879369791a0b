// One import from the file to its undo. Holds the person's answers; the core
// does the reading, the counting and the deciding.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { ChosenFile } from "../../backend/backend";
import type { ExerciseId, Imported, ImportPreview, ImportRequest, MassUnit, NameChoice } from "../../backend/bindings";
import { wordsFor } from "../../words";

export class ImportWork {
  file = $state.raw<ChosenFile | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  done = $state.raw<Imported | null>(null);
  undone = $state(false);
  running = $state(false);
  failure = $state("");
  unit = $state<MassUnit | null>(null);
  #asksUnit = $state(false);
  #names = $state.raw<NameChoice[]>([]);

  /** The file leaves the unit open; stays true once answered, so that the answer can be changed. */
  get asksUnit(): boolean {
    return this.#asksUnit;
  }

  async choose(): Promise<void> {
    this.failure = "";
    try {
      const file = await backend.chooseFile();
      if (file) await this.open(file);
    } catch (reason) {
      this.failure = wordsFor(reason);
    }
  }

  /** Looks at a file that was chosen or dropped. */
  async open(file: ChosenFile): Promise<void> {
    Object.assign(this, { file, preview: null, done: null, undone: false, unit: null });
    this.#asksUnit = false;
    this.#names = [];
    await this.look();
  }

  /** Asks what the import would do with the answers so far. */
  async look(): Promise<void> {
    const request = this.#request();
    if (!request) return;
    try {
      this.preview = await backend.call("preview_import", request);
      this.#asksUnit ||= this.preview.ask_unit !== null;
      this.failure = "";
    } catch (reason) {
      this.failure = wordsFor(reason);
    }
  }

  answerUnit(unit: MassUnit): void {
    this.unit = unit;
    void this.look();
  }

  /** Decides for a name of theirs; null makes an own exercise of it. */
  answerName(foreign: string, exercise: ExerciseId | null): void {
    this.#names = [...this.#names.filter((name) => name.foreign !== foreign), { foreign, exercise }];
    void this.look();
  }

  async run(): Promise<void> {
    const request = this.#request();
    if (!request || this.running) return;
    this.running = true;
    try {
      this.done = await backend.call("run_import", request);
      this.failure = "";
    } catch (reason) {
      this.failure = wordsFor(reason);
    } finally {
      this.running = false;
    }
  }

  async undo(): Promise<void> {
    const batch = this.done?.batch;
    if (!batch) return;
    this.undone = (await attempt(backend.call("undo_batch", { batch }))) !== null;
  }

  #request(): ImportRequest | null {
    return this.file && { file: this.file.file, unit: this.unit, names: this.#names };
  }
}
