// Who trains at another device, as it stands now.

import type { TrainingElsewhere } from "./backend/bindings";
import { Live } from "./backend/live.svelte";
import { now } from "./clock.svelte";
import { leftOf, restWith, type Resting } from "./rest";

export type Elsewhere = { training: TrainingElsewhere; left: number };

/** Belongs to the component that makes it. */
export class ElsewhereNow {
  readonly #live = new Live("elsewhere", () => ({}));
  readonly #heard = $derived(
    (this.#live.answer?.devices ?? []).map((training): { training: TrainingElsewhere; rest: Resting | null } => ({
      training,
      rest: training.rest && restWith(Date.now(), training.rest),
    })),
  );

  /** Those who train, with what is left of their rest in seconds. */
  get devices(): Elsewhere[] {
    return this.#heard.map(({ training, rest }) => ({ training, left: rest ? leftOf(rest, now()) : 0 }));
  }
}
