import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aSet } from "./sets";

// The language is chosen before anything is drawn, so everything is read anew in it.
let format: typeof import("../format");
let words: typeof import("../words");
let sync: typeof import("../syncwords");
let door: typeof import("../backend/inwords");
let names: typeof import("../language/exercises");

beforeAll(async () => {
  vi.stubGlobal("localStorage", { getItem: () => "de" });
  vi.stubGlobal("navigator", { languages: ["en-GB"] });
  vi.resetModules();
  [format, words, sync, door, names] = await Promise.all([
    import("../format"),
    import("../words"),
    import("../syncwords"),
    import("../backend/inwords"),
    import("../language/exercises"),
  ]);
});

afterAll(() => vi.unstubAllGlobals());

describe("in German", () => {
  test("numbers have a comma, and thousands a point", () => {
    expect(format.number(102.5)).toBe("102,5");
    expect(format.total(12345)).toBe("12.345");
    expect(words.count(1, "set")).toBe("1 Satz");
    expect(words.count(1200, "set")).toBe("1.200 Sätze");
  });

  test("days are written as one writes them", () => {
    expect(format.longDay("2026-11-23", "2026-11-23")).toBe("Montag, 23. November");
    expect(format.agoDay("2026-11-22", "2026-11-23")).toBe("gestern");
    expect(format.agoDay("2025-11-23", "2026-11-23")).toBe("23. Nov. 2025");
    expect(format.month("2026-03")).toBe("März 2026");
  });

  test("a set is said with its kind and a comma", () => {
    const mass = { value: 102.5, unit: "kg" } as const;
    expect(format.spokenSet(aSet({ kind: "warmup", load: { form: "weight", mass } }), "W")).toBe("Aufwärmsatz, 102,5 kg × 5");
  });

  test("what went wrong is said, and what the engine knows of it", () => {
    expect(words.wordsFor({ code: "disk_full", message: "enospc" })).toMatch(/^Der Datenträger ist voll/);
    expect(words.wordsFor({ code: "not_understood", message: "“5” alone says too little: 5x5 is a load for reps, x5 is reps" })).toBe(
      "„5“ allein sagt zu wenig: 5x5 ist ein Gewicht mit Wdh., x5 sind Wdh.",
    );
    expect(words.wordsFor({ code: "refused", message: "nobody translated this" })).toBe("Nobody translated this.");
  });

  test("how sync stands is said with its reason", () => {
    const state = { state: "stopped", reason: "this device was removed from the space; its workouts stay here", outbox: 1, quarantined: 0, here: 0 } as const;
    expect(sync.statusWords(state)).toBe("Angehalten: dieses Gerät wurde aus dem Bereich entfernt; seine Trainings bleiben hier");
    expect(sync.standing(state).detail).toMatch(/1 Änderung muss noch hinaus\.$/);
  });
});

describe("what the engine answers goes through the door", () => {
  test("with exercises, muscles and equipment by their German names, and the person’s own names as they are", () => {
    const exercise = (name: string) => ({ id: "bench-press", name, equipment: "Barbell" });
    expect(door.inWords([exercise("Bench Press"), exercise("My bench")])).toEqual([
      { id: "bench-press", name: "Bankdrücken", equipment: "Langhantel" },
      { id: "bench-press", name: "My bench", equipment: "Langhantel" },
    ]);
    expect(door.inWords({ muscle: "chest", name: "Chest" })).toEqual({ muscle: "chest", name: "Brust" });
    expect(door.inWords({ primary: ["Chest", "Front shoulders"] })).toEqual({ primary: ["Brust", "Vordere Schulter"] });
  });

  test("and titles and notes of the person untouched", () => {
    const workout = { title: "Bench Press", note: "Chest", device: "a", name: "Chest" };
    expect(door.inWords(workout)).toEqual(workout);
  });

  test("a name goes to other devices in English, by which each finds its own", () => {
    expect(names.englishExerciseName("Bankdrücken")).toBe("Bench Press");
    expect(names.englishExerciseName("Mein Drücken")).toBe("Mein Drücken");
  });
});
