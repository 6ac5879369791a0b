import { describe, expect, test } from "vitest";
import { actions } from "../actions/list";
import type { ExerciseHit } from "../backend/bindings";
import { matched, metIn, pieces } from "../parts/palette/match";
import { sectionsFor, type Row, type Stock } from "../parts/palette/rows";
import { aDesk } from "./desks";

const fit = (typed: string, words: string, also = ""): string | null => matched(typed, words, also)?.fit ?? null;

/** The words with the letters that were met in brackets. */
function shown(typed: string, words: string): string {
  return pieces(words, matched(typed, words)?.at ?? []).map(({ text, met }) => (met ? `[${text}]` : text)).join("");
}

describe("how well words are met", () => {
  test("from the beginning of a word, in other words, within a word, and by letters apart", () => {
    expect(fit("fin", "Finish the workout")).toBe("begins");
    expect(fit("work fin", "Finish the workout")).toBe("begins");
    expect(fit("end", "Finish the workout", "end stop")).toBe("other");
    expect(fit("out", "Finish the workout")).toBe("within");
    expect(fit("fnsh", "Finish the workout")).toBe("scattered");
    expect(fit("xyz", "Finish the workout")).toBeNull();
  });

  test("every typed word has to be met, and the worst decides", () => {
    expect(fit("fin xyz", "Finish the workout")).toBeNull();
    expect(fit("fin out", "Finish the workout")).toBe("within");
    expect(fit("  ", "Finish the workout")).toBeNull();
  });

  test("little words are no beginning, and are not missed beside others", () => {
    expect(fit("the", "Finish the workout")).toBe("within");
    expect(fit("the", "Dark theme")).toBe("begins");
    expect(fit("finish the workout", "Finish the workout")).toBe("begins");
    expect(fit("finish a workout", "Finish the workout")).toBe("begins");
  });

  test("case and accents make no difference", () => {
    expect(fit("ECARTE", "Écarté")).toBe("begins");
    expect(shown("ecar", "Écarté")).toBe("[Écar]té");
  });

  test("letters far apart are no match", () => {
    expect(fit("fwt", "Finish all of what is written there")).toBeNull();
  });
});

describe("the letters that were met", () => {
  test("are those of each word, in their places", () => {
    expect(shown("th da", "Dark theme")).toBe("[Da]rk [th]eme");
    expect(shown("fnsh", "Finish it")).toBe("[F]i[n]i[sh] it");
  });

  test("of a name that the core found by another one are none", () => {
    expect(metIn("rdl", "Romanian Deadlift")).toEqual([]);
    expect(metIn("dead xyz", "Romanian Deadlift")).toEqual([9, 10, 11, 12]);
  });
});

const hit = (id: string, name: string): ExerciseHit => ({
  exercise: { id, name, equipment: "Barbell" },
  own: false,
  sets: 12,
  alias: null,
  last_day: "2026-11-20",
});

function stock(differs: Partial<Stock> = {}): Stock {
  const desk = aDesk({ screen: "history", running: true });
  return {
    actions: actions.filter((action) => !action.unlisted && action.possible(desk)),
    exercises: [hit("bench-press", "Bench Press")],
    mentions: [{ text: "Bench felt light", workout: "w", day: "2026-11-20" }],
    workouts: [],
    lately: [],
    today: "2026-11-25",
    ...differs,
  };
}

const names = (typed: string, differs: Partial<Stock> = {}): string[] => sectionsFor(typed, stock(differs)).map((section) => section.name);
const first = (typed: string, differs: Partial<Stock> = {}): Row | undefined => sectionsFor(typed, stock(differs))[0]?.rows[0];

describe("what is shown", () => {
  test("for no text begins with what the moment asks for", () => {
    expect(names("").slice(0, 3)).toEqual(["Workout", "Exercises", "Logbook"]);
    expect(first("")?.words).toBe("Add an exercise");
  });

  test("for a text has actions that are met well first, then what the core found, then the rest", () => {
    expect(names("fin")).toEqual(["Actions", "Exercises", "Titles and notes"]);
    expect(first("fin")?.words).toBe("Finish the workout");
    expect(names("ench")).toEqual(["Exercises", "Titles and notes"]);
    expect(names("eme").at(-1)).toBe("Perhaps");
  });

  test("what was chosen lately comes first, once, and only while it is possible", () => {
    const chosen = first("light") as Row;
    expect(chosen.words).toBe("Light theme");
    const sections = sectionsFor("", stock({ lately: [chosen] }));
    expect(sections[0]).toEqual({ kind: "lately", name: "Lately", rows: [{ ...chosen, met: [] }] });
    const all = sections.flatMap((section) => section.rows.map((row) => row.key));
    expect(new Set(all).size).toBe(all.length);
    const light = aDesk({ theme: "light" });
    expect(names("", { lately: [chosen], actions: actions.filter((action) => action.possible(light)) })).not.toContain("Lately");
  });

  test("of equal actions the one chosen lately goes first", () => {
    expect(first("theme")?.words).toBe("Light theme");
    const dark = sectionsFor("dark", stock())[0]?.rows[0] as Row;
    expect(first("theme", { lately: [dark] })?.words).toBe("Dark theme");
  });
});
