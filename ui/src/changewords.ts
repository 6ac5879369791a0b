// What happened, in words. Pure: given what the core tells of a change, what is
// said of it on every screen that shows one.

import type { ActivityKind, Blocked, Installation, Happening } from "./backend/bindings";
import { fieldName, measureName, thingWords } from "./changefields";
import * as format from "./format";
import { deviceName } from "./known";
import { t } from "./language";
import english from "./language/en.json";
import type { Screen } from "./places";
import { count } from "./words";

type Intention = keyof (typeof english)["changes"]["intention"];
const isKnown = (intention: string): intention is Intention => intention in english.changes.intention;

const together = ["import", "demo", "move_workouts", "delete_many", "restore_many", "undo", "redo"] as const;
const marks: { [intention: string]: "gone" | "back" } = { delete: "gone", restore: "back" };

/** What was meant, such as `Changed a set`. */
export const intentionWords = (intention: string): string => t(`changes.intention.${isKnown(intention) ? intention : "other"}`);

/** What was put into the trash, or taken out of it. */
function markedThing({ fields, kind }: Happening): "set" | "entry" | "workout" | "routine" | "other" {
  const mark = fields.find(({ field }) => field === "deleted");
  if (mark && mark.thing !== null) return mark.kind === null ? "entry" : "set";
  return kind === "workout" || kind === "routine" ? kind : "other";
}

/** What was done: `Logged sets`, `Deleted a workout`, `Imported 412 things`. */
export function whatOf(happening: Happening): string {
  const { intention, things } = happening;
  const many = together.find((each) => each === intention);
  if (things > 1) return many ? t(`changes.many.${many}`, { count: things }) : `${intentionWords(intention)} · ${count(things, "thing")}`;
  const mark = marks[intention];
  return mark ? t(`changes.${mark}.${markedThing(happening)}`) : intentionWords(intention);
}

/** What a workout or anything else that has a title is called; a goal may be about a measure. */
export function titleOf({ title, day, kind, exercise }: Happening): string {
  if (title !== null && title !== "") return title;
  if (kind === "workout" || day !== null) return day === null ? "" : t("changes.workoutOf", { day: format.datedDay(day) });
  return exercise ? measureName(exercise.name) : "";
}

/** What something is about, where it has no name of its own. */
export const kindWords = (kind: ActivityKind): string => t(`changes.kind.${kind === "unknown" ? "all" : kind}`);

/** The one exercise that some changes were about; null where there are several, or none. */
export function exerciseOf(all: readonly Happening[]): string | null {
  const names = new Set(all.flatMap(({ fields }) => fields.flatMap(({ exercise }) => (exercise ? [exercise.name] : []))));
  const [only] = names;
  return names.size === 1 ? (only ?? null) : null;
}

/** What some changes of one thing were about: `Bench Press · Push day`. */
export function aboutOf(all: readonly Happening[]): string {
  const [newest] = all;
  if (!newest || newest.things > 1) return "";
  const [exercise, title] = [exerciseOf(all), titleOf(newest)];
  return [exercise === title ? null : exercise, title].filter(Boolean).join(" · ");
}

const aMinute = 60_000;

/** When it came here, where that was later than it was done; empty where it was not. */
export function cameWords({ at, arrived }: Happening, today: string): string {
  return arrived - at > aMinute ? t("changes.came", { when: format.moment(arrived, today) }) : "";
}

/** A day as a heading: `Today`, `Yesterday`, `Monday 23 November`. */
export function dayHeading(day: string, today: string): string {
  const ago = format.daysBetween(day, today);
  if (ago === 0) return t("changes.today");
  return ago === 1 ? t("changes.yesterday") : format.longDay(day, today);
}

/** What stands in the way of undoing: whose field, and by whom and what for it was changed. */
export function blockedWords(blocked: Blocked, happening: Happening, authors: readonly Installation[]): { thing: string; why: string } {
  const of = happening.fields.find(({ thing }) => thing === blocked.entity);
  const field = blocked.field === "" ? t("changes.undo.inUse") : fieldName(blocked.field);
  const by = authors.find(({ device }) => device === blocked.device) ?? { device: blocked.device, name: "", here: blocked.here };
  return {
    thing: [of ? thingWords(of) : "", field].filter(Boolean).join(": "),
    why: t("changes.undo.by", { what: intentionWords(blocked.intention), who: deviceName(by) }),
  };
}

/** Where the thing is shown today; none where no screen has it. */
export function placeOf({ document, things, intention }: Happening): { screen: Screen; open: string | null } | null {
  const [kind = "", id = ""] = document.split("/");
  if (things > 1) return intention === "import" ? { screen: "changes", open: "imports" } : null;
  const screens: { [kind: string]: { screen: Screen; open: string | null } } = {
    workout: { screen: "history", open: id },
    exercise: { screen: "exercises", open: id },
    routine: { screen: "routines", open: id },
    goal: { screen: "goals", open: id },
    body: { screen: "body", open: null },
    gym: { screen: "settings", open: "gyms" },
    settings: { screen: "settings", open: null },
  };
  return screens[kind] ?? null;
}

