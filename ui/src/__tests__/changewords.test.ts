import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FieldChange, Happening } from "../backend/bindings";
import { fieldName, linesOf, lineWords } from "../changefields";
import { aboutOf, blockedWords, cameWords, dayHeading, placeOf, whatOf } from "../changewords";
import { deviceName } from "../known";
import english from "../language/en.json";
import { feedRows, foldsOf } from "../parts/history/fold";
import { ticksOf } from "../parts/history/ticks";

const bench = { id: "bench-press", name: "Bench Press", equipment: "barbell" };
const here = { device: "2dd54f3527af", name: "", here: true };
const phone = { device: "9a", name: "phone", here: false };

const field = (differs: Partial<FieldChange>): FieldChange => ({
  thing: null,
  exercise: null,
  number: null,
  kind: null,
  key: differs.field ?? "title",
  field: "title",
  of: null,
  before: null,
  after: null,
  ...differs,
});

const happening = (differs: Partial<Happening>): Happening => ({
  change: "c1",
  batch: null,
  at: 0,
  arrived: 0,
  by: here,
  intention: "edit_set",
  kind: "workout",
  document: "workout/w1",
  title: "Push day",
  day: "2026-11-23",
  exercise: null,
  changes: 1,
  things: 1,
  fields: [],
  ...differs,
});

const reps = field({ thing: "s1", exercise: bench, number: 2, field: "reps", before: "5", after: "6" });

/** The engine's source without its tests. */
function sourceOf(folder: string): string {
  const root = new URL(`../../../crates/${folder}/src/`, import.meta.url);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => path.endsWith(".rs") && !/tests/.test(path))
    .map((path) => readFileSync(new URL(path, root), "utf8"))
    .join("\n");
}

describe("what was done", () => {
  test("has words for everything that the engine writes", () => {
    const source = sourceOf("device");
    const written = [
      ...source.matchAll(/Message::new\("(\w+)"/g),
      ...source.matchAll(/(?:edit_one|edit_gym|put_gym|put_exercise|edit_together)\([^;]*?"([a-z]+_[a-z_]+)"/g),
    ].map((match) => match[1] ?? "");
    expect(written.length).toBeGreaterThan(45);
    expect([...new Set(written)].filter((intention) => !(intention in english.changes.intention))).toEqual([]);
  });

  test("is said of one thing and of many, and also where a newer version did it", () => {
    expect(whatOf(happening({}))).toBe("Changed a set");
    expect(whatOf(happening({ intention: "import", things: 412 }))).toBe("Imported 412 things");
    expect(whatOf(happening({ intention: "levitate" }))).toBe("Changed something");
  });

  test("names what was deleted by what was marked", () => {
    const gone = { intention: "delete", fields: [field({ field: "deleted", after: "Timestamp: 1" })] };
    expect(whatOf(happening(gone))).toBe("Deleted a workout");
    expect(whatOf(happening({ ...gone, kind: "routine" }))).toBe("Deleted a routine");
    const set = field({ field: "deleted", thing: "s1", exercise: bench, number: 2, kind: "working", after: "Timestamp: 1" });
    expect(whatOf(happening({ intention: "delete", fields: [set] }))).toBe("Deleted a set");
    expect(whatOf(happening({ intention: "restore", fields: [{ ...set, number: null, kind: null }] }))).toBe("Restored an exercise of a workout");
  });

  test("is about the one exercise and the workout, and a workout without a title is told by its day", () => {
    expect(aboutOf([happening({ fields: [reps] })])).toBe("Bench Press · Push day");
    const squat = { ...reps, exercise: { ...bench, name: "Squat" } };
    expect(aboutOf([happening({ fields: [reps, squat] })])).toBe("Push day");
    expect(aboutOf([happening({ title: "" })])).toBe("Workout of 23 Nov 2026");
    expect(aboutOf([happening({ things: 3 })])).toBe("");
  });

  test("is said by whom, and when it came here where that was later", () => {
    expect([deviceName(here), deviceName(phone), deviceName({ ...here, here: false })]).toEqual(["This device", "phone", expect.stringContaining("2dd54f")]);
    const at = new Date(2026, 10, 26, 18, 12).getTime();
    expect(cameWords(happening({ at, arrived: at + 59_000 }), "2026-11-26")).toBe("");
    expect(cameWords(happening({ at, arrived: at + 90 * 60_000 }), "2026-11-26")).toBe("came here 19:42");
    expect([dayHeading("2026-11-26", "2026-11-26"), dayHeading("2026-11-25", "2026-11-26")]).toEqual(["Today", "Yesterday"]);
  });

  test("leads to where the thing is shown", () => {
    expect(placeOf(happening({}))).toEqual({ screen: "history", open: "w1" });
    expect(placeOf(happening({ document: "gym/g1" }))).toEqual({ screen: "settings", open: "gyms" });
    expect(placeOf(happening({ intention: "import", things: 40 }))).toEqual({ screen: "changes", open: "imports" });
    expect(placeOf(happening({ document: "names/strong" }))).toBeNull();
  });
});

describe("fields", () => {
  test("have words for every key of the documents", () => {
    const keys = [...sourceOf("logbook").matchAll(/^pub const [A-Z_]+: &str = "([a-z_]+):?";/gm)].map((match) => match[1] ?? "");
    expect(keys.length).toBeGreaterThan(35);
    expect(keys.filter((key) => !(key in english.changes.field))).toEqual([]);
    expect([fieldName("merged_into"), fieldName("waist"), fieldName("levity")]).toEqual(["counts as", "Waist", "levity"]);
  });

  test("are told from what to what, and whose they are", () => {
    expect(linesOf([reps]).map(lineWords)).toEqual(["Bench Press, set 2 reps 5 → 6"]);
    expect(linesOf([reps], "Bench Press").map(lineWords)).toEqual(["Set 2 reps 5 → 6"]);
    expect(linesOf([field({ before: "Push" })]).map(lineWords)).toEqual(["title Push → nothing"]);
    const moved = field({ field: "start", before: "2026-11-23T18:04", after: "2026-11-24T07:00" });
    expect(linesOf([moved]).map(lineWords)).toEqual(["beginning 23 Nov 2026 18:04 → 24 Nov 2026 07:00"]);
  });

  test("are put together where sets were made, in their order, and the exercise with them", () => {
    const made = (number: number | null, after: string | null) => field({ thing: `s${number}`, exercise: bench, number, field: "", after });
    expect(linesOf([made(null, null), made(1, "100x5@8"), made(2, "102.5x3")]).map(lineWords)).toEqual(["Bench Press 100 × 5 @8 · 102.5 × 3"]);
    expect(linesOf([made(null, null)]).map(lineWords)).toEqual(["Bench Press added"]);
  });

  test("whose values are no words are told by what became of them", () => {
    const mark = field({ field: "deleted", before: "Timestamp: 1", thing: "s1", exercise: bench, number: 1 });
    expect(linesOf([mark]).map(lineWords)).toEqual(["Bench Press, set 1 restored"]);
    expect(linesOf([field({ field: "bar", of: "01a218b3-06c7-7878-b956-eb4b61026955", after: "10 kg ez-bar" })]).map(lineWords)).toEqual(["bar 10 kg EZ bar"]);
    expect(linesOf([field({ field: "superset", after: "01a2" })]).map(lineWords)).toEqual(["superset joined"]);
    expect(linesOf([field({ field: "installation", of: "01", after: "02" })])).toEqual([]);
  });

  test("are brought back alone by their key, also one of several of a kind", () => {
    expect(linesOf([reps])[0]?.back).toEqual({ thing: "s1", field: "reps" });
    const plate = field({ key: "plate:20 kg", field: "plate", of: "20 kg", after: "2" });
    expect(linesOf([plate])[0]?.back).toEqual({ thing: null, field: "plate:20 kg" });
  });

  test("say the measure and the day of a reading that was thrown away, and the days of a goal", () => {
    const reading = field({ field: "deleted", of: "weight 2026-01-05", after: "Timestamp: 1" });
    expect(linesOf([reading]).map(lineWords)).toEqual(["Weight 5 Jan 2026 deleted"]);
    const period = (after: string): string[] => linesOf([field({ field: "period", after })]).map(({ after }) => after ?? "");
    expect(period("2026-11")).toEqual(["November 2026"]);
    expect(period("2026")).toEqual(["2026"]);
    expect(period("2026-11-03/2026-12-24")).toEqual(["3 Nov 2026 to 24 Dec 2026"]);
  });

  test("say what a habit is to reach as its goal does", () => {
    const aim = (after: string): string[] => linesOf([field({ field: "to", before: "100 kg", after })]).map(({ after }) => after ?? "");
    expect(aim("3x12")).toEqual(["3 workouts a week, for 12 weeks in a row"]);
    expect(aim("1x1")).toEqual(["1 workout a week, for one week"]);
    expect(aim("120 kg")).toEqual(["120 kg"]);
  });
});

test("what stands in the way is named, with who changed it and what for", () => {
  const blocked = { document: "workout/w1", entity: "s1", field: "reps", here: false, device: "9a", intention: "edit_set" };
  expect(blockedWords(blocked, happening({ fields: [reps] }), [here, phone])).toEqual({ thing: "Bench Press, set 2: reps", why: "Changed a set, phone" });
  expect(blockedWords({ ...blocked, entity: null, field: "" }, happening({}), [])).toEqual({ thing: "still in use", why: expect.stringContaining("9a") });
});

describe("the feed", () => {
  const dayOf = ({ at }: Happening): string => (at < 100 ? "2026-11-26" : "2026-11-25");

  test("folds what one device did to one workout on one day", () => {
    const rows = [
      happening({ change: "a" }),
      happening({ change: "b" }),
      happening({ change: "c", by: phone }),
      happening({ change: "d", by: phone, document: "workout/w2" }),
      happening({ change: "e", by: phone, document: "workout/w2", at: 200 }),
      happening({ change: "f", document: "settings", kind: "settings" }),
      happening({ change: "g", document: "settings", kind: "settings" }),
    ];
    expect(foldsOf(rows, dayOf).map(({ all }) => all.map(({ change }) => change).join(""))).toEqual(["ab", "c", "d", "e", "f", "g"]);
  });

  test("has a heading before each day", () => {
    const rows = feedRows([happening({ change: "a" }), happening({ change: "b", at: 200 }), happening({ change: "c", at: 200, by: phone })], dayOf);
    expect(rows.map((row) => (row.kind === "day" ? row.day : row.fold.key))).toEqual(["2026-11-26", "a", "2026-11-25", "b", "c"]);
  });
});

test("a scrubber's ticks stand from the oldest to the newest, taller where a day begins", () => {
  const on = (day: number, hour: number) => happening({ at: new Date(2026, 10, day, hour).getTime() });
  expect(ticksOf([on(26, 9), on(25, 19), on(25, 18)])).toEqual([{ at: 0, day: true }, { at: 1, day: false }, { at: 2, day: true }]);
});
