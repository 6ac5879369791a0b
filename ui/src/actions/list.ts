// Everything that can be done, once: what is found by its words, what the sheet
// of keys shows and what a key does are all read from this list.
//
// What is not here: keys that mean something only where the focus is, such as
// the arrows. Their parts handle them, and `gestures.ts` has words for them.

import { t, type TextKey } from "../language";
import { keyOfScreen, screens, type Screen } from "../places";
import { themes } from "../theme";
import { sections } from "../screens/settings/sections";
import { groups, type Action, type Desk, type Group, type Offer } from "./action";

type Row = Omit<Action, "group">;
type Named = TextKey extends infer Key ? (Key extends `actions.${infer Id}.words` ? Id : never) : never;

/** An action's name, how it is read, and other words that find it. */
const named = <Id extends Named>(id: Id) => ({ id, words: t(`actions.${id}.words`), also: t(`actions.${id}.also`) });

/** Done by a part of a screen, where that is shown; `when` it could be, its home is gone to for it. */
function offered(offer: Offer, home: Screen | null = null, when: (desk: Desk) => boolean = () => false) {
  return {
    possible: (desk: Desk) => desk.offered(offer) || (home !== null && home !== desk.screen && when(desk)),
    near: (desk: Desk) => desk.offered(offer),
    run: (desk: Desk) => desk.take(offer, home),
  };
}

/** Done in one section of the settings, which is gone to for it. */
function inSettings(offer: Offer, part: string) {
  return {
    possible: () => true,
    near: (desk: Desk) => desk.offered(offer),
    run: (desk: Desk) => desk.take(offer, "settings", part),
  };
}

const always = (): boolean => true;
const runs = (desk: Desk): boolean => desk.running === true;
const idle = (desk: Desk): boolean => desk.running === false;
const rests = (desk: Desk): boolean => desk.resting;

// Where a screen is searched with `/`, the key does that.
const addExercise = offered("add-exercise", "today", runs);
const adding = { ...addExercise, near: (desk: Desk) => addExercise.near(desk) && !desk.offered("search") };

const workout: Row[] = [
  { ...named("start"), keys: ["n"], ...offered("start", "today", idle) },
  { ...named("add-exercise"), keys: ["/"], ...adding },
  { ...named("repeat-set"), keys: ["mod+d"], ...offered("repeat-set", "today", runs) },
  { ...named("finish"), keys: ["mod+Enter"], ...offered("finish", "today", runs) },
  { ...named("note"), ...offered("note", "today", runs) },
  { ...named("title"), ...offered("title", "today", runs) },
  { ...named("times"), ...offered("times", "today", runs) },
  { ...named("past-day"), ...offered("past-day", "today", idle) },
  { id: "warm-up", words: t("plates.logNext"), also: t("plates.logNextAlso"), keys: ["mod+u"], ...offered("warm-up", "today") },
  { id: "plates", words: t("plates.action"), also: t("plates.actionAlso"), possible: always, run: (desk) => desk.showPlates() },
  { id: "choose-routine", words: t("actions.chooseRoutine"), also: t("actions.chooseRoutineAlso"), keys: ["r"], ...offered("choose-routine", "today", idle) },
  { id: "save-routine", words: t("actions.saveRoutine"), also: t("actions.saveRoutineAlso"), ...offered("save-routine", "today", runs) },
  { ...named("discard"), ...offered("discard", "today", runs) },
  { ...named("delete-workout"), ...offered("delete-workout") },
  { id: "duplicate-workout", words: t("history.act.duplicate"), also: t("history.act.duplicateAlso"), keys: ["d"], ...offered("duplicate-workout") },
  { id: "move-workout", words: t("history.act.move"), also: t("history.act.moveAlso"), keys: ["m"], ...offered("move-workout") },
];

const rest: Row[] = [
  {
    ...named("rest-longer"), keys: ["+"],
    possible: rests,
    run: (desk) => desk.changeRest(15),
  },
  {
    ...named("rest-shorter"), keys: ["-"],
    possible: rests,
    run: (desk) => desk.changeRest(-15),
  },
  { ...named("rest-skip"), possible: rests, run: (desk) => desk.skipRest() },
];

const exercise: Row[] = [
  { ...named("rename-exercise"), ...offered("rename-exercise") },
  { ...named("merge-exercise"), ...offered("merge-exercise") },
  { ...named("archive-exercise"), ...offered("archive-exercise") },
  { ...named("take-back-exercise"), ...offered("take-back-exercise") },
  { id: "describe-exercise", words: t("exercises.act.describe"), also: t("exercises.act.describeAlso"), ...offered("describe-exercise") },
  { id: "habits", words: t("habits.action"), also: t("habits.also"), ...offered("habits") },
];

const arranged: Row[] = [
  { id: "move-entry-up", words: t("actions.entryUp"), also: t("actions.orderAlso"), keys: ["alt+ArrowUp"], ...offered("move-entry-up") },
  { id: "move-entry-down", words: t("actions.entryDown"), also: t("actions.orderAlso"), keys: ["alt+ArrowDown"], ...offered("move-entry-down") },
  { id: "join-entry", words: t("actions.join"), also: t("actions.joinAlso"), keys: ["mod+j"], ...offered("join-entry") },
  { id: "separate-entry", words: t("actions.separate"), also: t("actions.joinAlso"), keys: ["mod+j"], ...offered("separate-entry") },
  { id: "replace-exercise", words: t("actions.replace"), also: t("actions.replaceAlso"), ...offered("replace-exercise") },
];

const routine: Row[] = [
  { id: "add-routine", words: t("actions.addRoutine"), also: t("actions.addRoutineAlso"), keys: ["c"], ...offered("add-routine", "routines", always) },
  { id: "rename-routine", words: t("actions.renameRoutine"), ...offered("rename-routine") },
  { id: "duplicate-routine", words: t("actions.duplicateRoutine"), also: t("actions.duplicateAlso"), ...offered("duplicate-routine") },
  { id: "routine-up", words: t("actions.routineUp"), also: t("actions.orderAlso"), ...offered("routine-up") },
  { id: "routine-down", words: t("actions.routineDown"), also: t("actions.orderAlso"), ...offered("routine-down") },
  { id: "delete-routine", words: t("actions.deleteRoutine"), also: t("actions.deleteAlso"), ...offered("delete-routine") },
];

const logbook: Row[] = [
  {
    id: "undo", words: t("undo.undoKeys"), also: t("undo.undoAlso"), keys: ["mod+z"],
    now: (desk) => t("undo.undoWhat", { what: desk.undoable ?? "" }),
    possible: (desk) => desk.undoable !== null,
    near: always,
    run: (desk) => desk.undo(),
  },
  { id: "new-exercise", words: t("exercises.act.new"), also: t("exercises.act.newAlso"), ...offered("new-exercise", "exercises", always) },
  {
    id: "redo", words: t("undo.redoKeys"), also: t("undo.redoAlso"), keys: ["mod+shift+z", "mod+y"],
    now: (desk) => t("undo.redoWhat", { what: desk.redoable ?? "" }),
    possible: (desk) => desk.redoable !== null,
    near: always,
    run: (desk) => desk.redo(),
  },
  { id: "log-weight", words: t("body.action"), also: t("body.actionAlso"), keys: ["n"], ...offered("log-weight", "body", always) },
  { id: "add-goal", words: t("goals.action"), also: t("goals.actionAlso"), keys: ["n"], ...offered("add-goal", "goals", always) },
  { id: "new-window", words: t("shell.newWindow"), also: t("shell.newWindowAlso"), keys: ["mod+shift+n"], possible: always, run: (desk) => desk.newWindow() },
  { id: "logbooks", words: t("shell.otherLogbook"), also: t("shell.otherLogbookAlso"), possible: always, run: (desk) => desk.showLogbooks() },
  { id: "open-trash", words: t("trash.open"), also: t("trash.openAlso"), possible: always, run: (desk) => desk.go("changes", "trash") },
  { id: "settle-conflicts", words: t("conflicts.open"), also: t("conflicts.openAlso"), possible: always, run: (desk) => desk.go("changes", "conflicts") },
  { ...named("sync-now"), possible: (desk) => desk.shared, run: (desk) => desk.syncNow() },
  { ...named("invite"), ...offered("invite-device", "devices", (desk) => desk.shared) },
  { ...named("import"), ...inSettings("choose-file", "import") },
  { id: "export-json", words: t("data.exportJson"), also: t("data.exportAlso"), ...inSettings("export-json", "data") },
  { id: "export-csv", words: t("data.exportCsv"), also: t("data.exportAlso"), ...inSettings("export-csv", "data") },
  { id: "export-chalkbook", words: t("data.exportChalkbook"), also: t("data.exportAlso"), ...inSettings("export-chalkbook", "data") },
  { id: "export-selected", words: t("history.act.export"), also: t("data.exportAlso"), ...offered("export-selected") },
  { id: "back-up", words: t("backups.action"), also: t("backups.actionAlso"), ...inSettings("back-up", "data") },
  { id: "restore-file", words: t("backups.restoreAction"), also: t("backups.restoreAlso"), ...inSettings("restore-file", "data") },
  { id: "add-gym", words: t("gyms.addAction"), also: t("gyms.addAlso"), ...inSettings("add-gym", "gyms") },
  { id: "end-demo", words: t("first.endDemo"), also: t("first.endDemoAlso"), ...offered("end-demo") },
  ...sections.map((part): Row => ({
    id: `settings-${part}`,
    words: t("settings.open", { section: t(`settings.sections.${part}`) }),
    also: t(`settings.also.${part}`),
    possible: always,
    run: (desk) => desk.go("settings", part),
  })),
  {
    ...named("share"),
    possible: (desk) => !desk.shared,
    run: (desk) => desk.go("devices"),
  },
  { ...named("use-kg"), possible: (desk) => desk.unit !== "kg", run: (desk) => desk.useUnit("kg") },
  { ...named("use-lb"), possible: (desk) => desk.unit !== "lb", run: (desk) => desk.useUnit("lb") },
];

const look: Row[] = [
  { ...named("find"), keys: ["mod+k"], inDialogs: true, unlisted: true, possible: always, run: (desk) => desk.find() },
  { ...named("search"), keys: ["/"], ...offered("search") },
  { ...named("jump-to-month"), ...offered("jump-to-month", "history", (desk) => desk.begun) },
  { id: "trace", words: t("changes.trace.action"), also: t("changes.trace.also"), keys: ["h"], ...offered("trace") },
  { id: "month-then", words: t("changes.month.action"), also: t("changes.month.also"), ...offered("month-then", "history", (desk) => desk.begun) },
  { id: "toggle-calendar", words: t("history.act.calendar"), also: t("history.act.calendarAlso"), keys: ["v"], ...offered("toggle-calendar") },
  ...themes.map((theme): Row => ({
    ...named(`theme-${theme}`),
    possible: (desk) => desk.theme !== theme,
    run: (desk) => desk.useTheme(theme),
  })),
  { ...named("keys"), keys: ["?"], possible: always, run: (desk) => desk.showKeys() },
];

const places = screens.map((screen, index): Row => ({
  id: `go-${screen}`,
  words: t("screens.go", { screen: t(`screens.${screen}`) }),
  also: t("screens.goAlso"),
  keys: [keyOfScreen(index)],
  inDialogs: true,
  possible: always,
  run: (desk) => desk.go(screen),
}));

const grouped: { [group in Group]: Row[] } = {
  Workout: workout,
  Rest: rest,
  Exercise: [...exercise, ...arranged],
  Routine: routine,
  Logbook: logbook,
  "Look and find": look,
  Screens: places,
};

export const actions: Action[] = groups.flatMap((group) => grouped[group].map((row) => ({ group, ...row })));
