// How a plate is drawn. Pure; a drawing and no measure: what is on the bar, the
// core has decided.

import type { Amount } from "../backend/bindings";

export type Look = { colour: string; height: number; width: number };

// From the heaviest down: at least so heavy in its own unit, colour, size in px.
const kilograms: [number, Look][] = [
  [25, { colour: "var(--plate-25)", height: 56, width: 13 }],
  [20, { colour: "var(--plate-20)", height: 56, width: 12 }],
  [15, { colour: "var(--plate-15)", height: 48, width: 12 }],
  [10, { colour: "var(--plate-10)", height: 38, width: 10 }],
  [5, { colour: "var(--plate-5)", height: 28, width: 9 }],
  [2.5, { colour: "var(--plate-small)", height: 22, width: 7 }],
];
const least: Look = { colour: "var(--plate-small)", height: 16, width: 6 };

/** Pounds stand beside the kilograms that wear their colour. */
const pounds: { [pounds: number]: number } = { 55: 25, 45: 20, 35: 15, 25: 10, 10: 5, 5: 2.5 };

export function lookOf(mass: Amount): Look {
  const value = mass.unit === "kg" ? mass.value : (pounds[mass.value] ?? mass.value / 2.2);
  return kilograms.find(([from]) => value >= from)?.[1] ?? least;
}
