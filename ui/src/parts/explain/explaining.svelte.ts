// The number that is asked about just now. Any part of any screen may ask; one
// sheet, over all screens, explains.

import type { Figure } from "../../backend/bindings";

class Explaining {
  figure = $state.raw<Figure | null>(null);
}

export const explaining = new Explaining();

/** Opens where a number comes from. */
export function explain(figure: Figure): void {
  explaining.figure = figure;
}
