// What the library's keys are called. A key that only a newer version knows is
// shown as it is.

import type { MusclesWorked } from "./backend/bindings";
import { t, type TextKey } from "./language";

export const muscles = [
  "chest", "front-shoulders", "side-shoulders", "rear-shoulders", "triceps", "biceps", "forearms", "traps", "upper-back",
  "lats", "lower-back", "abs", "obliques", "hip-flexors", "glutes", "quads", "hamstrings", "adductors", "abductors",
  "calves", "shins", "neck",
] as const;

export const equipment = [
  "barbell", "ez-bar", "trap-bar", "dumbbell", "kettlebell", "cable", "machine", "smith", "bodyweight", "band", "plate",
  "medicine-ball", "rings", "sled", "odd-object", "cardio-machine", "other", "none",
] as const;

function named(section: "muscles" | "equipment" | "bodyParts", key: string): string {
  if (key === "") return "";
  const path = `${section}.${key}`;
  // Whether there are words for it only the texts know.
  const words = t(path as TextKey);
  return words === path ? key : words;
}

export const muscleName = (key: string): string => named("muscles", key);
export const equipmentName = (key: string): string => named("equipment", key);
/** A part of the body; the empty key is that of exercises whose muscles are not known. */
export const bodyPartName = (key: string): string => (key === "" ? t("bodyParts.unknown") : named("bodyParts", key));

/** Muscles in a row, as a sentence has them. */
export const muscleList = (keys: readonly string[]): string => keys.map(muscleName).join(", ");

/** The muscles that a text names: those that lead, and after a semicolon those that help. */
export function musclesIn(text: string): MusclesWorked {
  const keys = (part = ""): string[] => part.split(",").map((key) => key.trim()).filter(Boolean);
  const [leading, assisting] = text.split(";");
  return { leading: keys(leading), assisting: keys(assisting) };
}

/** The text that names them. */
export const musclesText = ({ leading, assisting }: MusclesWorked): string =>
  leading.join(", ") + (assisting.length > 0 ? `; ${assisting.join(", ")}` : "");

/** The muscles that an exercise works, in words. */
export function musclesWords({ leading, assisting }: MusclesWorked): string {
  const helping = assisting.length > 0 ? t("exercises.also", { muscles: muscleList(assisting) }) : "";
  return [muscleList(leading), helping].filter(Boolean).join(" · ");
}
