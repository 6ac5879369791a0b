// Everything that can be done, once: what is found by its words, what the sheet
// of keys shows and what a key does are all read from this list.
//
// What is not here: keys that mean something only where the focus is, such as
// the arrows. Their parts handle them, and `gestures.ts` has words for them.

import { screens, type Screen } from "../places";
import { themes, type Theme } from "../theme";
import type { Action, Desk, Offer } from "./action";

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
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

// Where a screen is searched with `/`, the key does that.
const addExercise = offered("add-exercise", "today", runs);
const adding = { ...addExercise, near: (desk: Desk) => addExercise.near(desk) && !desk.offered("search") };

const workout: Action[] = [
  { id: "start", group: "Workout", words: "Start a workout", also: "begin new train", keys: ["n"], ...offered("start", "today", idle) },
  { id: "add-exercise", group: "Workout", words: "Add an exercise", also: "new block", keys: ["/"], ...adding },
  { id: "repeat-set", group: "Workout", words: "Repeat the last set", also: "again same log", keys: ["mod+d"], ...offered("repeat-set", "today", runs) },
  { id: "finish", group: "Workout", words: "Finish the workout", also: "end stop done", keys: ["mod+Enter"], ...offered("finish", "today", runs) },
  { id: "note", group: "Workout", words: "Write a note on the workout", also: "remark comment", ...offered("note", "today", runs) },
  { id: "title", group: "Workout", words: "Give the workout a title", also: "name rename", ...offered("title", "today", runs) },
  { id: "times", group: "Workout", words: "Change when the workout was", also: "date day time move start end", ...offered("times", "today", runs) },
  { id: "past-day", group: "Workout", words: "Log a past day", also: "yesterday earlier forgotten date", ...offered("past-day", "today", idle) },
  { id: "discard", group: "Workout", words: "Discard the workout", also: "delete remove cancel throw away", ...offered("discard", "today", runs) },
  { id: "delete-workout", group: "Workout", words: "Delete this workout", also: "remove trash", ...offered("delete-workout") },
];

const rest: Action[] = [
  { id: "rest-longer", group: "Rest", words: "Rest 15 seconds longer", also: "+15 s more timer", keys: ["+"], possible: rests, run: (desk) => desk.changeRest(15) },
  { id: "rest-shorter", group: "Rest", words: "Rest 15 seconds less", also: "-15 s shorter timer", keys: ["-"], possible: rests, run: (desk) => desk.changeRest(-15) },
  { id: "rest-skip", group: "Rest", words: "Skip the rest", also: "stop timer close", possible: rests, run: (desk) => desk.skipRest() },
];

const exercise: Action[] = [
  { id: "rename-exercise", group: "Exercise", words: "Rename this exercise", ...offered("rename-exercise") },
  { id: "merge-exercise", group: "Exercise", words: "Merge this exercise into another", also: "join same double", ...offered("merge-exercise") },
  { id: "archive-exercise", group: "Exercise", words: "Archive this exercise", also: "put away hide remove", ...offered("archive-exercise") },
  { id: "take-back-exercise", group: "Exercise", words: "Take this exercise back", also: "archive restore", ...offered("take-back-exercise") },
];

const logbook: Action[] = [
  { id: "undo", group: "Logbook", words: "Undo what was just done", also: "restore back", keys: ["mod+z"], possible: (desk) => desk.undoable, run: (desk) => desk.undo() },
  { id: "import", group: "Logbook", words: "Import a file", also: "strong hevy fitnotes csv spreadsheet bring in", ...offered("choose-file", "import", always) },
  { id: "sync-now", group: "Logbook", words: "Sync now", also: "relay try", possible: (desk) => desk.shared, run: (desk) => desk.syncNow() },
  { id: "invite", group: "Logbook", words: "Invite a device", also: "add pair code qr phone", ...offered("invite-device", "devices", (desk) => desk.shared) },
  { id: "share", group: "Logbook", words: "Connect this device to others", also: "sync relay join pair recovery words", possible: (desk) => !desk.shared, run: (desk) => desk.go("devices") },
  { id: "use-kg", group: "Logbook", words: "Use kilograms", also: "unit kg", possible: (desk) => desk.unit !== "kg", run: (desk) => desk.useUnit("kg") },
  { id: "use-lb", group: "Logbook", words: "Use pounds", also: "unit lb lbs", possible: (desk) => desk.unit !== "lb", run: (desk) => desk.useUnit("lb") },
];

const inWords: { [theme in Theme]: { words: string; also: string } } = {
  system: { words: "Theme as the system has it", also: "automatic look colour" },
  light: { words: "Light theme", also: "day white look colour" },
  dark: { words: "Dark theme", also: "night black look colour" },
};

const look: Action[] = [
  { id: "find", group: "Look and find", words: "Find anything", keys: ["mod+k"], inDialogs: true, unlisted: true, possible: always, run: (desk) => desk.find() },
  { id: "search", group: "Look and find", words: "Search this screen", keys: ["/"], ...offered("search") },
  { id: "jump-to-month", group: "Look and find", words: "Jump to a month", also: "year date history", ...offered("jump-to-month", "history", (desk) => desk.begun) },
  ...themes.map((theme): Action => ({
    id: `theme-${theme}`,
    group: "Look and find",
    ...inWords[theme],
    possible: (desk) => desk.theme !== theme,
    run: (desk) => desk.useTheme(theme),
  })),
  { id: "keys", group: "Look and find", words: "Show all keys", also: "help shortcuts notation", keys: ["?"], possible: always, run: (desk) => desk.showKeys() },
];

const places = screens.map((screen, index): Action => ({
  id: `go-${screen}`,
  group: "Screens",
  words: `Go to ${capital(screen)}`,
  also: "open screen show",
  keys: index < 9 ? [`mod+${index + 1}`] : [],
  inDialogs: true,
  possible: always,
  run: (desk) => desk.go(screen),
}));

export const actions: Action[] = [...workout, ...rest, ...exercise, ...logbook, ...look, ...places];
