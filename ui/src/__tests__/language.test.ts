import { describe, expect, test } from "vitest";
import { languageOf, languages } from "../language";

type Texts = { [key: string]: string | Texts };
const files = import.meta.glob<Texts>("../language/*.json", { eager: true, import: "default" });

/** Every key with its words; plural forms under one key. */
function flat(texts: Texts, before = ""): Map<string, string> {
  const rows = Object.entries(texts).flatMap(([key, value]): [string, string][] => {
    const path = before + key.replace(/_(zero|one|two|few|many|other)$/, "");
    return typeof value === "string" ? [[path, value]] : [...flat(value, `${path}.`)];
  });
  return new Map(rows);
}

const blanks = (words: string): string[] => [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].sort();
const english = flat(files["../language/en.json"] ?? {});

describe("each language", () => {
  for (const { code } of languages.filter(({ code }) => code !== "en")) {
    const texts = flat(files[`../language/${code}.json`] ?? {});

    test(`${code} says everything that English says, and nothing else`, () => {
      expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    });

    test(`${code} leaves the same blanks to be filled in`, () => {
      for (const [key, words] of texts) expect([key, blanks(words)]).toEqual([key, blanks(english.get(key) ?? "")]);
    });
  }
});

test("the language that was kept comes before what the system prefers, and English is what is left", () => {
  expect(languageOf("de", ["en-GB"])).toBe("de");
  expect(languageOf(null, ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf("xx", ["fr"])).toBe("en");
});
