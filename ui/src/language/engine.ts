// What the engine says in English, in the language of this window. The command
// line prints the same sentences, so they are written once, in the engine, and
// the English sentence is the key of its translation, as gettext has it. Blanks
// are found by their places: `“{{0}}” is not understood here`.
//
// A test holds each sentence against the engine's source. What has no
// translation stays as it was said.

import { language } from ".";

type Sentences = { [english: string]: string };
const files = import.meta.glob<Sentences>("./engine/*.json", { eager: true, import: "default" });

type Pattern = { said: RegExp; blanks: string[]; translated: string };

/** Finds a sentence and what stands in its blanks. The longest is tried first, as it says most. */
export function patternsOf(sentences: Sentences): Pattern[] {
  const literal = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&");
  const pattern = ([english, translated]: [string, string]): Pattern => {
    const parts = english.split(/\{\{(\w+)\}\}/);
    const said = parts.map((part, at) => (at % 2 === 0 ? literal(part) : "(.+?)")).join("");
    return { said: new RegExp(`^${said}$`, "s"), blanks: parts.filter((_, at) => at % 2 === 1), translated };
  };
  return Object.entries(sentences).sort(([one], [other]) => other.length - one.length).map(pattern);
}

/** The sentence in other words; a part in a blank may be a sentence of its own. */
export function translated(patterns: Pattern[], message: string): string {
  for (const { said, blanks, translated: words } of patterns) {
    const met = said.exec(message);
    if (!met) continue;
    const filled = new Map(blanks.map((blank, at) => [blank, translated(patterns, met[at + 1] ?? "")]));
    return words.replace(/\{\{(\w+)\}\}/g, (_, blank: string) => filled.get(blank) ?? "");
  }
  return message;
}

const here = patternsOf(files[`./engine/${language}.json`] ?? {});

/** What the engine said, in the language of this window. */
export function inThisLanguage(message: string): string {
  return translated(here, message);
}
