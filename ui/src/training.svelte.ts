// Where somebody trains at this window, and the rest that runs: kept while the
// program runs, and told to the other devices.

import { backend } from "./backend";
import type { WorkoutId } from "./backend/bindings";
import { englishExerciseName } from "./language/exercises";
import { beginRest, changed, leftOf, type Resting } from "./rest";

type Place = { workout: WorkoutId; exercise: string };

class Training {
  rest = $state.raw<Resting | null>(null);
  #place = $state.raw<Place | null>(null);

  /** Whether somebody trains in this workout at this window. */
  isAt(workout: WorkoutId): boolean {
    return this.#place?.workout === workout;
  }

  /** A set was logged: the rest begins, unless none is wanted. */
  logged(workout: WorkoutId, exercise: string, usualRest: number): void {
    this.#place = { workout, exercise };
    this.#restFor(usualRest === 0 ? null : beginRest(Date.now(), usualRest));
  }

  /** Something else was done in the running workout. */
  at(workout: WorkoutId, exercise: string): void {
    this.#place = { workout, exercise };
    this.#tell();
  }

  /** The exercise of the last set that was logged here. */
  get exercise(): string {
    return this.#place?.exercise ?? "";
  }

  /** Another window of this logbook rests, or does no longer. */
  follow(rest: Resting | null): void {
    this.rest = rest;
  }

  longer(seconds: number): void {
    if (this.rest) this.#restFor(changed(this.rest, Date.now(), seconds));
  }

  skip(): void {
    this.#restFor(null);
  }

  /** These workouts are over, or are gone. */
  over(workouts: WorkoutId[]): void {
    if (this.#place === null || !workouts.includes(this.#place.workout)) return;
    this.#place = null;
    this.#restFor(null);
  }

  #restFor(rest: Resting | null): void {
    this.rest = rest;
    this.#tell();
  }

  #tell(): void {
    const left = this.rest ? leftOf(this.rest, Date.now()) : 0;
    const rest = this.rest && left > 0 ? { left, of: this.rest.of } : null;
    const { workout, exercise } = this.#place ?? { workout: null, exercise: "" };
    // Where nobody is to hear it, nothing is amiss.
    backend.call("train_here", { workout, exercise: englishExerciseName(exercise), rest }).catch(() => undefined);
  }
}

export const training = new Training();
