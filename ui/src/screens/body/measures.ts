// Measures and readings in words.

import { BackendError } from "../../backend/backend";
import type { BodyEntry, BodyMeasure, BodyQuestion, BodyUnit, MeasurementLogged } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { wordsFor } from "../../words";

/** Every measure, in the order of the list. */
export const measures: BodyMeasure[] = [
  "weight", "fat", "neck", "shoulders", "chest", "waist", "hips", "left-arm", "right-arm",
  "left-forearm", "right-forearm", "left-thigh", "right-thigh", "left-calf", "right-calf",
];

/** The measure of a place; weight where it names none. */
export const measureOf = (open: string | null): BodyMeasure => measures.find((each) => each === open) ?? "weight";

export const nameOf = (measure: BodyMeasure): string => t(`body.measure.${measure}`);
export const unitName = (unit: BodyUnit): string => t(`body.unit.${unit}`);

type Quantity = "mass" | "length" | "share";
export function quantityOf(measure: BodyMeasure): Quantity {
  if (measure === "weight") return "mass";
  return measure === "fat" ? "share" : "length";
}

/** With one digit always, so that readings stand under their points; with two where two were typed. */
export function reading({ value, unit }: BodyEntry): format.Measure {
  const fine = Math.abs(value * 10 - Math.round(value * 10)) > 1e-6;
  return { number: fine ? format.number(value) : format.tenths(value), unit: unitName(unit) };
}
export const inWords = (entry: BodyEntry): string => `${format.number(entry.value)} ${unitName(entry.unit)}`;

/** A change with its sign: `+0.4`, `−1.2`, `±0`. */
export function signed(change: number): string {
  const sign = change > 0 ? "+" : change < 0 ? "−" : "±";
  return `${sign}${format.number(Math.abs(change))}`;
}

const asked = (question: BodyQuestion | null): string => (question ? ` ${t(`body.question.${question}`)}` : "");

/** What was written down, said in passing. */
export function told(measure: BodyMeasure, logged: MeasurementLogged): string {
  const blanks = { measure: nameOf(measure), value: inWords(logged.entry), day: format.datedDay(logged.day) };
  const replaced = logged.before !== null && logged.before !== logged.entry.text;
  const words = replaced ? t("body.replaced", { ...blanks, before: logged.before ?? "" }) : t("body.logged", blanks);
  return words + asked(logged.question);
}

/** What was wrong with what was typed. */
export function problemWith(measure: BodyMeasure, reason: unknown): string {
  const misread = reason instanceof BackendError && reason.code === "not_understood";
  return misread ? t(`body.problem.${quantityOf(measure)}`) : wordsFor(reason);
}
