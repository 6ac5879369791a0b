// What an action is, and what it may know and do. Pure: the window's own desk
// stands behind the interface, and a test's desk in a test.

import type { MassUnit } from "../backend/bindings";
import type { Screen } from "../places";
import type { Theme } from "../theme";

/** The groups in which actions are read, in this order. */
export const groups = ["Workout", "Rest", "Exercise", "Logbook", "Routine", "Look and find", "Screens"] as const;
export type Group = (typeof groups)[number];

export type Action = {
  /** Its name, which stays the same whatever it is called. */
  id: string;
  group: Group;
  /** How it is read. */
  words: string;
  /** How it is read where it says what it would do just now. */
  now?: (desk: Desk) => string;
  /** Other words that find it. */
  also?: string;
  /** The presses that do it, as `keys.ts` writes them. */
  keys?: string[];
  /** Whether it can be done just now, from wherever one is. */
  possible: (desk: Desk) => boolean;
  /** Whether its keys act just now; where that is not said, whenever it is possible. */
  near?: (desk: Desk) => boolean;
  /** Its keys act in a dialog as well. */
  inDialogs?: boolean;
  /** The list of what can be found leaves it out. */
  unlisted?: boolean;
  run: (desk: Desk) => void;
};

/** What a part of a screen does while it is shown. */
export type Offer =
  | "search"
  | "start"
  | "past-day"
  | "add-exercise"
  | "repeat-set"
  | "note"
  | "title"
  | "times"
  | "finish"
  | "join-entry"
  | "separate-entry"
  | "move-entry-up"
  | "move-entry-down"
  | "replace-exercise"
  | "save-routine"
  | "choose-routine"
  | "add-routine"
  | "rename-routine"
  | "duplicate-routine"
  | "routine-up"
  | "routine-down"
  | "delete-routine"
  | "discard"
  | "delete-workout"
  | "duplicate-workout"
  | "move-workout"
  | "toggle-calendar"
  | "jump-to-month"
  | "rename-exercise"
  | "describe-exercise"
  | "new-exercise"
  | "merge-exercise"
  | "archive-exercise"
  | "take-back-exercise"
  | "choose-file"
  | "invite-device"
  | "warm-up"
  | "add-gym"
  | "export-json"
  | "export-csv"
  | "export-chalkbook"
  | "export-selected"
  | "back-up"
  | "restore-file"
  | "habits"
  | "end-demo"
  | "log-weight"
  | "add-goal"
  | "trace"
  | "month-then";

/** How things stand, and the hands that act on them. */
export interface Desk {
  readonly screen: Screen;
  /** Whether a workout runs; null until that is known. */
  readonly running: boolean | null;
  readonly resting: boolean;
  /** Whether anything was ever logged. */
  readonly begun: boolean;
  /** Whether this device shares its logbook with others. */
  readonly shared: boolean;
  /** What would be undone, in words; null where there is nothing. */
  readonly undoable: string | null;
  /** What would be done again. */
  readonly redoable: string | null;
  readonly unit: MassUnit;
  readonly theme: Theme;
  offered(offer: Offer): boolean;
  /** Does what is offered; where it is not yet, goes to its home and does it there. */
  take(offer: Offer, home: Screen | null, part?: string | null): void;
  go(screen: Screen, open?: string | null): void;
  /** Opens the sheet that says which plates a load takes. */
  showPlates(): void;
  showKeys(): void;
  newWindow(): void;
  showLogbooks(): void;
  find(): void;
  undo(): void;
  redo(): void;
  changeRest(seconds: number): void;
  skipRest(): void;
  syncNow(): void;
  useUnit(unit: MassUnit): void;
  useTheme(theme: Theme): void;
}
