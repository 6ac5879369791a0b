// A number that can be asked about, and the words around its explanation.

import type { ExplainedSet, Explanation, Figure, LeftOut, Weeks } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { count } from "../../words";

/** Opens the explanation of a number. */
export type Explain = (figure: Figure) => void;

export const reasons: { [why in LeftOut]: string } = {
  warm_up: "warm-up",
  not_done: "not done",
  no_reps: "no repetitions",
  no_load: "no load",
  no_bodyweight: "body weight not known",
  too_many_reps: "too many repetitions",
  too_easy: "below RPE 6",
  endurance: "endurance",
  other_muscle: "another muscle",
  not_the_best: "not the best",
};

const measure = (explanation: Explanation): string => t(`goals.unit.${explanation.measure}`);

/** What stands after the number: `sets a week`, or `kg` for a week alone. */
export function unitOf(explanation: Explanation): string {
  const isMean = explanation.sum !== null && (explanation.weeks?.weeks ?? 1) > 1;
  return isMean ? `${measure(explanation)} a week` : measure(explanation);
}

/** What the sheet is headed with. */
export function title(figure: Figure, explanation: Explanation | null): string {
  switch (figure.kind) {
    case "volume":
      return "Volume a week";
    case "hard_sets":
      return `Hard sets a week${explanation ? `: ${explanation.of}` : ""}`;
    case "e1rm":
      return `Best e1RM${explanation ? `: ${explanation.of}` : ""}`;
    case "longest_run":
      return "Longest run of weeks";
    case "goal":
      return "";
  }
}

/** `12 weeks, 31 Aug to 22 Nov 2026`. */
export function stretch(weeks: Weeks): string {
  const sameYear = weeks.from.slice(0, 4) === weeks.to.slice(0, 4);
  const from = sameYear ? format.shortDay(weeks.from) : format.datedDay(weeks.from);
  return `${count(weeks.weeks, "week")}, ${from} to ${format.datedDay(weeks.to)}`;
}

/** How a mean was made: `174 sets in 12 weeks, 31 Aug to 22 Nov 2026`. */
export function madeFrom(explanation: Explanation): string {
  const { sum, weeks } = explanation;
  if (!weeks) return "";
  if (sum === null) return stretch(weeks);
  return `${format.number(sum)} ${measure(explanation)} in ${stretch(weeks)}${weeks.over ? "" : ", so far"}`;
}

/** What a set counts, or why it does not. */
export function part(set: ExplainedSet, explanation: Explanation): string {
  if (set.counts === null) return set.left_out ? reasons[set.left_out] : "";
  return explanation.measure === "sets" ? format.halves(set.counts) : format.number(set.counts);
}
