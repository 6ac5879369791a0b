// What the library's keys are called. A key that only a newer version knows is
// shown as it is.

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
