import { describe, expect, test } from "vitest";
import { wordsIn } from "./words-in-files";

const sources = import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../__tests__/**", "!../language/**", "!../backend/bindings.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** The same in every language. */
const names = new Set([
  "Chalkbook", "Esc", "Ctrl", "Strong", "Hevy", "FitNotes", "e1RM", "RPE", "RIR", "kg", "lb", "relay.example.org", "Sep", "Bearer", "Alt", "Shift", "Del", "Files", "e1RM, ", "JSON", "CSV", "Epley", "Epley 1985", "Brzycki 1993", "Lombardi 1989", "O’Conner 1989", "Mayhew 1992", "Wathan 1994", "Lander 1985", "Ctrl ↵"]);

// Names of groups, by which actions are put together; what they are called is elsewhere.
const notSaid = new Set(["How", "Workout", "Rest", "Exercise", "Logbook", "Routine", "Look and find", "Screens"]);

const files = Object.entries(sources).map(([path, source]) => ({ path: path.replace("../", ""), source }));

describe("words for people are in the files of languages, and nowhere else", () => {
  test.each(files)("$path", ({ path, source }) => {
    const said = wordsIn(source, path.endsWith(".svelte")).filter((words) => !names.has(words) && !notSaid.has(words));
    expect(said).toEqual([]);
  });
});

test("words are found in text, in attributes and in expressions, and code is not", () => {
  const found = wordsIn(
    `<script lang="ts">import a from "Some where"; const b = "The set is gone"; type C = "Left out";</script>
     <p class="dim small" title="Too old">Hello</p><Part label={b ? "Yes" : "a b"} kind="some thing" />`,
    true,
  );
  expect(found.sort()).toEqual(["Hello", "The set is gone", "Too old", "Yes"]);
});
