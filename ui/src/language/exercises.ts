// The names of the shipped exercises. The tables are the library's own, so that
// what is shown is what is found and imported. A name that the person gave is
// theirs, and stays.

import { language } from ".";

const files = import.meta.glob<string>("../../../crates/training/library/names.*.tsv", { eager: true, query: "?raw", import: "default" });

const table = Object.entries(files).find(([path]) => path.endsWith(`names.${language}.tsv`))?.[1] ?? "";
const rows = table.split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));
const toHere = new Map(rows.map(([, english = "", here = ""]) => [english, here]));
const toEnglish = new Map(rows.map(([, english = "", here = ""]) => [here, english]));

/** An exercise's name, in the language of this window. */
export const exerciseName = (english: string): string => toHere.get(english) ?? english;

/** The name by which other devices know it. */
export const englishExerciseName = (name: string): string => toEnglish.get(name) ?? name;
