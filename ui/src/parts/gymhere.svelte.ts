// The gym where somebody trains at this window, and the bar that they took for an
// exercise: kept by the window, since another device stands in another gym.

import type { BarId, ExerciseId, GymId } from "../backend/bindings";

const place = "gym";
const bars = "bars";

function kept(): { [exercise: ExerciseId]: BarId } {
  try {
    return JSON.parse(localStorage.getItem(bars) ?? "{}") as { [exercise: ExerciseId]: BarId };
  } catch {
    return {};
  }
}

class GymHere {
  gym = $state<GymId | null>(localStorage.getItem(place));
  #bars = $state.raw(kept());

  choose(gym: GymId): void {
    this.gym = gym;
    localStorage.setItem(place, gym);
  }

  bar(exercise: ExerciseId | null): BarId | null {
    return this.#bars[exercise ?? ""] ?? null;
  }

  take(exercise: ExerciseId | null, bar: BarId): void {
    this.#bars = { ...this.#bars, [exercise ?? ""]: bar };
    localStorage.setItem(bars, JSON.stringify(this.#bars));
  }
}

export const here = new GymHere();
