// What the program says, in the language of this window. One file here is one
// language; English has every word, and stands in where another has none.
//
// The language is chosen before anything is drawn and another one starts the page
// anew, so words are plain functions and nothing has to watch for a change.

import i18next, { type FormatterModule } from "i18next";
import type english from "./en.json";

/** The way to each text; the forms of a plural are one. */
type Key<T> = { [K in keyof T & string]: T[K] extends string ? Form<K> : `${K}.${Key<T[K]>}` }[keyof T & string];
type Form<K extends string> = K extends `${infer Word}_${"one" | "other"}` ? Word : K;
export type TextKey = Key<typeof english>;

type Texts = { language: { name: string; locale: string } };

const files = import.meta.glob<Texts>("./*.json", { eager: true, import: "default" });
const texts = Object.entries(files).map(([path, text]) => ({ code: path.slice(2, -5), text }));
const place = "language";

/** The languages there are, each by its own name. */
export const languages = texts.map(({ code, text }) => ({ code, name: text.language.name }));

/** The best of what is kept and what the system prefers; English where nothing fits. */
export function languageOf(kept: string | null, preferred: readonly string[]): string {
  const wanted = [kept, ...preferred.map((tag) => tag.split("-")[0])];
  return wanted.find((code) => languages.some((each) => each.code === code)) ?? "en";
}

const here = typeof localStorage === "undefined" ? null : localStorage;

/** The language that the person chose; null while it is the system's. */
export const chosen: string | null = here?.getItem(place) ?? null;
/** The language of this window. */
export const language = languageOf(chosen, here ? navigator.languages : []);

const numbers = new Intl.NumberFormat(texts.find(({ code }) => code === language)?.text.language.locale, { maximumFractionDigits: 2 });

/** A blank as it is filled in: numbers as this language writes them. */
function written(value: unknown): string {
  return typeof value === "number" ? numbers.format(value) : String(value);
}

const writing: FormatterModule = { type: "formatter", init: () => undefined, format: written, add: () => undefined, addCached: () => undefined };

await i18next.use(writing).init({
  lng: language,
  fallbackLng: "en",
  resources: Object.fromEntries(texts.map(({ code, text }) => [code, { translation: text }])),
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** Words by their key; `count` chooses the plural, `{{names}}` are filled in. */
export function t(key: TextKey, blanks: { [name: string]: string | number } = {}): string {
  return i18next.t(key, blanks);
}

/** How numbers and dates are written. */
export const locale = t("language.locale");

if (typeof document !== "undefined") document.documentElement.lang = language;

/** Chooses a language, or the system's, and starts the page anew in it. */
export function chooseLanguage(code: string | null): void {
  if (code === null) localStorage.removeItem(place);
  else localStorage.setItem(place, code);
  location.reload();
}
