// How well typed words answer the words of a thing, and which letters they meet.
// Pure. Only actions are ranked by it; exercises and workouts the core finds.

import { t } from "../../language";

/** From worst to best. */
const fits = ["scattered", "within", "other", "begins"] as const;
export type Fit = (typeof fits)[number];

export type Match = { fit: Fit; at: number[] };

// Letters as they are compared: without case and without accents, one for one.
const plain = (letter: string): string => letter.normalize("NFD").charAt(0).toLowerCase();
const folded = (text: string): string => Array.from({ length: text.length }, (_, at) => plain(text.charAt(at))).join("");
const span = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);

const wordsOf = (typed: string): string[] => folded(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// Words that say nothing: whoever types `the` looks for a theme.
const little = new Set(t("palette.little").split(" "));

/** The places where words that say something begin. */
function begins(text: string): number[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  return words.filter((word) => !little.has(word[0])).map((word) => word.index);
}

/** The letters in their order, from the beginning of a word and not far apart; as in `fnsh` for “Finish”. */
function scattered(word: string, text: string): number[] | null {
  for (const from of begins(text).filter((at) => text[at] === word[0])) {
    const at: number[] = [];
    for (let place = from; place < text.length && at.length < word.length; place += 1) {
      if (text[place] === word[at.length]) at.push(place);
    }
    const last = at.at(-1) ?? from;
    if (at.length === word.length && last - from < word.length * 3) return at;
  }
  return null;
}

function wordIn(word: string, text: string, also: string): Match | null {
  const start = begins(text).find((at) => text.startsWith(word, at));
  if (start !== undefined) return { fit: "begins", at: span(start, word.length) };
  if (begins(also).some((at) => also.startsWith(word, at))) return { fit: "other", at: [] };
  const inside = word.length > 1 ? text.indexOf(word) : -1;
  if (inside >= 0) return { fit: "within", at: span(inside, word.length) };
  const apart = word.length > 2 ? scattered(word, text) : null;
  return apart && { fit: "scattered", at: apart };
}

/** Every typed word that says something has to be met; the match is as good as the worst of them. */
export function matched(typed: string, words: string, also = ""): Match | null {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !little.has(word));
  const found = (telling.length > 0 ? telling : all).map((word) => wordIn(word, folded(words), folded(also)));
  if (found.length === 0 || found.includes(null)) return null;
  const met = found.filter((each) => each !== null);
  const worst = Math.min(...met.map((each) => fits.indexOf(each.fit)));
  return { fit: fits[worst] ?? "scattered", at: met.flatMap((each) => each.at) };
}

/** Whether one fit goes before another: negative where it does. */
export const better = (one: Fit, other: Fit): number => fits.indexOf(other) - fits.indexOf(one);

/** The letters of a name that the typed words meet; each for itself, as the core may have found it by another name. */
export function metIn(typed: string, name: string): number[] {
  const met = (word: string): number[] => {
    const found = wordIn(word, folded(name), "");
    return found && found.fit !== "scattered" ? found.at : [];
  };
  return wordsOf(typed).flatMap(met);
}

/** Words in pieces, those that were met apart from the rest. */
export function pieces(words: string, at: number[]): { text: string; met: boolean }[] {
  const met = new Set(at);
  const parts: { text: string; met: boolean }[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const last = parts.at(-1);
    if (last && last.met === met.has(place)) last.text += words.charAt(place);
    else parts.push({ text: words.charAt(place), met: met.has(place) });
  }
  return parts;
}
