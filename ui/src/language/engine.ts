// What the engine says in English, in the language of this window. The command
// line prints the same sentences, so each is written once, in the engine, and is
// itself the key of its translations, as gettext has it. Blanks are found by
// their places: `“{{text}}” is not understood here`.
//
// A test holds each sentence against the engine's source. What has no
// translation stays as it was said.

import { language } from ".";

type Sentences = { [english: string]: string };
type Said = { sentences: Sentences; muscles: Sentences; equipment: Sentences };

const files = import.meta.glob<Said>("./engine/*.json", { eager: true, import: "default" });

export type Pattern = { said: RegExp; blanks: string[]; words: string };

/** A sentence and what stands in its blanks. The longest is tried first, as it says most. */
export function patternsOf(sentences: Sentences): Pattern[] {
  const literal = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&");
  const pattern = ([english, words]: [string, string]): Pattern => {
    const parts = english.split(/\{\{(\w+)\}\}/);
    const said = parts.map((part, at) => (at % 2 === 0 ? literal(part) : "(.*?)")).join("");
    return { said: new RegExp(`^${said}$`, "s"), blanks: parts.filter((_, at) => at % 2 === 1), words };
  };
  const weight = (english: string): number => english.replace(/\{\{\w+\}\}/g, "").length;
  return Object.entries(sentences).sort(([one], [other]) => weight(other) - weight(one)).map(pattern);
}

/** The sentence in other words; what stands in a blank may be a sentence of its own. */
export function translated(patterns: Pattern[], message: string): string {
  for (const { said, blanks, words } of patterns) {
    const met = said.exec(message);
    if (!met) continue;
    const filled = new Map(blanks.map((blank, at) => [blank, translated(patterns, met[at + 1] ?? "")]));
    return words.replace(/\{\{(\w+)\}\}/g, (_, blank: string) => filled.get(blank) ?? "");
  }
  return message;
}

const here = files[`./engine/${language}.json`];
const patterns = patternsOf(here?.sentences ?? {});

/** What the engine said. */
export const inThisLanguage = (message: string): string => translated(patterns, message);

/** A muscle or a part of the body. */
export const muscleName = (english: string): string => here?.muscles[english] ?? english;

/** What an exercise is done with. */
export const equipmentName = (english: string): string => here?.equipment[english] ?? english;
