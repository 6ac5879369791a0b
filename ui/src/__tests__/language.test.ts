import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { languageOf, languages } from "../language";
import { patternsOf, translated } from "../language/engine";

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

describe("what the engine says", () => {
  type Said = { [part in "sentences" | "muscles" | "equipment"]: { [english: string]: string } };
  const tables = import.meta.glob<Said>("../language/engine/*.json", { eager: true, import: "default" });
  const crates = new URL("../../../crates/", import.meta.url);

  /** The engine's source without its tests, its broken strings made whole. */
  const source = readdirSync(crates, { recursive: true, encoding: "utf8" })
    .filter((path) => /^\w+\/src\/.*\.rs$/.test(path))
    .map((path) => readFileSync(new URL(path, crates), "utf8"))
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .replaceAll('\\"', '"');

  test("has a table in each language but English", () => {
    expect(Object.keys(tables)).toEqual(languages.filter(({ code }) => code !== "en").map(({ code }) => `../language/engine/${code}.json`));
  });

  for (const [path, { sentences, muscles, equipment }] of Object.entries(tables)) {
    test(`${path} translates what the engine still says`, () => {
      const parts = [sentences, muscles, equipment].flatMap(Object.keys).flatMap((english) => english.split(/\{\{\w+\}\}/));
      // Two sentences in a row, and what is beside a blank, may be put together from parts.
      const pieces = parts.flatMap((part) => part.split(/(?<=counts\.) /)).map((part) => part.replace(/^[\s":]+|[\s"]+$/g, ""));
      expect(pieces.filter((piece) => !source.includes(piece))).toEqual([]);
    });

    test(`${path} has every muscle, every part of the body and every kind of equipment`, () => {
      const named = (file: string): string[] => {
        const text = readFileSync(new URL(`training/src/${file}.rs`, crates), "utf8");
        return [...text.matchAll(/Self::\w+ => (?:\("[\w-]+", )?"([A-Z][\w ]+)"/g)].map((match) => match[1] ?? "");
      };
      expect(Object.keys(muscles)).toEqual(expect.arrayContaining([...named("muscle"), ...named("muscle_group")]));
      expect(Object.keys(equipment)).toEqual(expect.arrayContaining(named("equipment")));
      expect(named("muscle").length).toBe(22);
    });

    test(`${path} fills in what the English sentence left open`, () => {
      for (const [english, words] of Object.entries(sentences)) {
        const extra = blanks(words).filter((blank) => !blanks(english).includes(blank));
        expect([english, extra]).toEqual([english, []]);
      }
    });
  }

  test("is found with what stands in its blanks, and a sentence within a sentence as well", () => {
    const patterns = patternsOf({ "“{{0}}” is wrong: {{1}}": "„{{0}}“ stimmt nicht: {{1}}", "{{0}} is too large": "{{0}} ist zu groß", "{{0}}": "?" });
    expect(translated(patterns.slice(0, 2), "“9e9” is wrong: a mass is too large")).toBe("„9e9“ stimmt nicht: a mass ist zu groß");
    expect(translated(patternsOf({}), "“a”")).toBe("“a”");
    expect(translated(patternsOf({ "it ended (.*)": "nein" }), "it ended (now)")).toBe("it ended (now)");
  });
});
