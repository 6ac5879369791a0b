// Everything that can be done, once: what is found by its words, what the sheet
// of keys shows and what a key does are all read from this list.
//
// What is not here: keys that mean something only where the focus is, such as
// the arrows. Their parts handle them, and `gestures.ts` has words for them.

import { t } from "../language";
import { screens, type Screen } from "../places";
import { themes, type Theme } from "../theme";
import { groups, type Action, type Desk, type Group, type Offer } from "./action";

type Row = Omit<Action, "group">;

/** Done by a part of a screen, where that is shown; `when` it could be, its home is gone to for it. */
function offered(offer: Offer, home: Screen | null = null, when: (desk: Desk) => boolean = () => false) {
  return {
    possible: (desk: Desk) => desk.offered(offer) || (home !== null && home !== desk.screen && when(desk)),
    near: (desk: Desk) => desk.offered(offer),
    run: (desk: Desk) => desk.take(offer, home),
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
  { id: "start", words: "Start a workout", also: "begin new train", keys: ["n"], ...offered("start", "today", idle) },
  { id: "add-exercise", words: "Add an exercise", also: "new block", keys: ["/"], ...adding },
  { id: "repeat-set", words: "Repeat the last set", also: "again same log", keys: ["mod+d"], ...offered("repeat-set", "today", runs) },
  { id: "finish", words: "Finish the workout", also: "end stop done", keys: ["mod+Enter"], ...offered("finish", "today", runs) },
  { id: "note", words: "Write a note on the workout", also: "remark comment", ...offered("note", "today", runs) },
  { id: "title", words: "Give the workout a title", also: "name rename", ...offered("title", "today", runs) },
  { id: "times", words: "Change when the workout was", also: "date day time move start end", ...offered("times", "today", runs) },
  { id: "past-day", words: "Log a past day", also: "yesterday earlier forgotten date", ...offered("past-day", "today", idle) },
  { id: "choose-routine", words: t("actions.chooseRoutine"), also: t("actions.chooseRoutineAlso"), keys: ["r"], ...offered("choose-routine", "today", idle) },
  { id: "save-routine", words: t("actions.saveRoutine"), also: t("actions.saveRoutineAlso"), ...offered("save-routine", "today", runs) },
  { id: "discard", words: "Discard the workout", also: "delete remove cancel throw away", ...offered("discard", "today", runs) },
  { id: "delete-workout", words: "Delete this workout", also: "remove trash", ...offered("delete-workout") },
];

const rest: Row[] = [
  {
    id: "rest-longer", words: "Rest 15 seconds longer", also: "+15 s more timer", keys: ["+"],
    possible: rests,
    run: (desk) => desk.changeRest(15),
  },
  {
    id: "rest-shorter", words: "Rest 15 seconds less", also: "-15 s shorter timer", keys: ["-"],
    possible: rests,
    run: (desk) => desk.changeRest(-15),
  },
  { id: "rest-skip", words: "Skip the rest", also: "stop timer close", possible: rests, run: (desk) => desk.skipRest() },
];

const exercise: Row[] = [
  { id: "rename-exercise", words: "Rename this exercise", ...offered("rename-exercise") },
  { id: "merge-exercise", words: "Merge this exercise into another", also: "join same double", ...offered("merge-exercise") },
  { id: "archive-exercise", words: "Archive this exercise", also: "put away hide remove", ...offered("archive-exercise") },
  { id: "take-back-exercise", words: "Take this exercise back", also: "archive restore", ...offered("take-back-exercise") },
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
  {
    id: "redo", words: t("undo.redoKeys"), also: t("undo.redoAlso"), keys: ["mod+shift+z", "mod+y"],
    now: (desk) => t("undo.redoWhat", { what: desk.redoable ?? "" }),
    possible: (desk) => desk.redoable !== null,
    near: always,
    run: (desk) => desk.redo(),
  },
  { id: "log-weight", words: t("body.action"), also: t("body.actionAlso"), keys: ["n"], ...offered("log-weight", "body", always) },
  { id: "add-goal", words: t("goals.action"), also: t("goals.actionAlso"), keys: ["n"], ...offered("add-goal", "goals", always) },
  { id: "import", words: "Import a file", also: "strong hevy fitnotes csv spreadsheet bring in", ...offered("choose-file", "settings", always) },
  { id: "new-window", words: t("shell.newWindow"), also: t("shell.newWindowAlso"), keys: ["mod+shift+n"], possible: always, run: (desk) => desk.newWindow() },
  { id: "logbooks", words: t("shell.otherLogbook"), also: t("shell.otherLogbookAlso"), possible: always, run: (desk) => desk.showLogbooks() },
  { id: "sync-now", words: "Sync now", also: "relay try", possible: (desk) => desk.shared, run: (desk) => desk.syncNow() },
  { id: "invite", words: "Invite a device", also: "add pair code qr phone", ...offered("invite-device", "devices", (desk) => desk.shared) },
  {
    id: "share", words: "Connect this device to others", also: "sync relay join pair recovery words",
    possible: (desk) => !desk.shared,
    run: (desk) => desk.go("devices"),
  },
  { id: "use-kg", words: "Use kilograms", also: "unit kg", possible: (desk) => desk.unit !== "kg", run: (desk) => desk.useUnit("kg") },
  { id: "use-lb", words: "Use pounds", also: "unit lb lbs", possible: (desk) => desk.unit !== "lb", run: (desk) => desk.useUnit("lb") },
];

const inWords: { [theme in Theme]: { words: string; also: string } } = {
  system: { words: "Theme as the system has it", also: "automatic look colour" },
  light: { words: "Light theme", also: "day white look colour" },
  dark: { words: "Dark theme", also: "night black look colour" },
};

const look: Row[] = [
  { id: "find", words: "Find anything", keys: ["mod+k"], inDialogs: true, unlisted: true, possible: always, run: (desk) => desk.find() },
  { id: "search", words: "Search this screen", keys: ["/"], ...offered("search") },
  { id: "jump-to-month", words: "Jump to a month", also: "year date history", ...offered("jump-to-month", "history", (desk) => desk.begun) },
  ...themes.map((theme): Row => ({
    id: `theme-${theme}`,
    ...inWords[theme],
    possible: (desk) => desk.theme !== theme,
    run: (desk) => desk.useTheme(theme),
  })),
  { id: "keys", words: "Show all keys", also: "help shortcuts notation", keys: ["?"], possible: always, run: (desk) => desk.showKeys() },
];

const places = screens.map((screen, index): Row => ({
  id: `go-${screen}`,
  words: t("screens.go", { screen: t(`screens.${screen}`) }),
  also: t("screens.goAlso"),
  keys: [`mod+${index + 1}`],
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
