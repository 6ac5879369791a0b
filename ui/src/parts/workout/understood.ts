// What the parser understood, said within one line.

import type { Said } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";

/** `Warm-up · 60 kg · 8 reps · RPE 8`. */
export function inWords(said: Said): string {
  const load = said.load ? loadInWords(said.load) : null;
  const percent = said.percent === null ? null : t("sets.percent", { percent: format.number(said.percent) });
  const parts = [
    said.kind === "working" ? null : t(`sets.kind.${said.kind}`),
    percent,
    percent !== null && load !== null ? `≈ ${load}` : load,
    repsInWords(said),
    said.distance ? `${format.number(said.distance.value)} ${said.distance.unit}` : null,
    said.seconds === null ? null : format.duration(said.seconds),
    said.effort ? effortInWords(said.effort) : null,
    said.note === null ? null : `“${said.note}”`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function loadInWords(load: NonNullable<Said["load"]>): string {
  const mass = load.mass ? format.amount(load.mass) : "";
  if (load.form === "weight") return mass;
  const body = t("sets.bodyweight");
  if (load.form === "bodyweight") return body;
  return load.form === "added" ? `${body} + ${mass}` : `${body} − ${mass}`;
}

function repsInWords({ reps, most }: Said): string | null {
  if (reps === null) return null;
  return most === null ? t("sets.reps", { count: reps }) : t("sets.repRange", { least: reps, most });
}

function effortInWords({ scale, value }: NonNullable<Said["effort"]>): string {
  return scale === "rpe" ? `RPE ${format.number(value)}` : t("sets.inReserve", { reps: format.number(value) });
}

/** `100 kg · 5 reps`; `3 × 100 kg · 5 reps` for equal sets; otherwise all of them, with their number. */
export function inFewWords(sets: string[]): string {
  const [first] = sets;
  if (first === undefined) return "";
  if (sets.length === 1) return first;
  return sets.every((set) => set === first)
    ? `${sets.length} × ${first}`
    : t("sets.several", { count: sets.length, sets: sets.join(", ") });
}
