// What was done, in words: for undoing and doing again.

import type { Gesture, Undone } from "./backend/bindings";
import * as format from "./format";
import { t } from "./language";
import type english from "./language/en.json";
import texts from "./language/en.json";

type Call = keyof (typeof english)["undo"]["call"];

const known = (call: string): call is Call => call in texts.undo.call;

/** What a gesture was about, where it was about one thing that has a name. */
function subjectOf(gesture: Gesture): string {
  if (gesture.exercise) return gesture.exercise.name;
  if (gesture.things > 1) return "";
  return gesture.title !== null && gesture.title !== "" ? gesture.title : gesture.day === null ? "" : format.datedDay(gesture.day);
}

/** What it did: `logging sets (Bench Press)`. */
export function whatOf(gesture: Gesture): string {
  const what = t(`undo.call.${known(gesture.call) ? gesture.call : "other"}`);
  const about = subjectOf(gesture);
  return about === "" ? what : t("undo.about", { what, about });
}

/** What was left as it is; empty where all was undone. */
export function leftWords({ left, blocked, gesture }: Undone): string {
  if (left === 0) return "";
  const elsewhere = blocked.some((each) => !each.here);
  const where = t(elsewhere ? "undo.elsewhere" : "undo.here");
  return t(gesture === null ? "undo.allLeft" : "undo.left", { count: left, where });
}
