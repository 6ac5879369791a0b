// The thing whose past is asked about just now. Any part of any screen may ask;
// one sheet, over all screens, shows how it came to be.

import type { ChangeId, Happening, WorkoutId } from "../../backend/bindings";
import { kindWords, titleOf } from "../../changewords";

export type Traced = {
  /** Its id, or the name of its document. */
  of: string;
  name: string;
  /** The workout that it is, which can be looked back at. */
  workout: WorkoutId | null;
  /** Where to begin: at this change, or as it stood at this moment; at the newest where nothing is said. */
  change?: ChangeId;
  at?: number;
};

class Tracing {
  thing = $state.raw<Traced | null>(null);
}

export const tracing = new Tracing();

/** Opens how a thing came to be. */
export function trace(thing: Traced): void {
  tracing.thing = thing;
}

/** Opens how that came to be which a change was about, at that change. */
export function traceAt(happening: Happening): void {
  const [kind, id = ""] = happening.document.split("/");
  const workout = kind === "workout" ? id : null;
  trace({ of: happening.document, name: titleOf(happening) || kindWords(happening.kind), workout, change: happening.change });
}
