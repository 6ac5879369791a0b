// A number that can be asked about, and the words around its explanation.

import type { ExplainedSet, Explanation, Figure, Weeks } from "../../backend/bindings";
import * as format from "../../format";
import type { Measure } from "../../format";
import { t } from "../../language";
import { muscleName } from "../../library";

/** What stands after the number: `sets a week`, or `kg` for a week alone. */
export function unitOf(explanation: Explanation): string {
  const { measure, value } = explanation;
  const isMean = explanation.sum !== null && (explanation.weeks?.weeks ?? 1) > 1;
  const unit = t(`explain.measure.${measure}`, { count: value });
  return isMean ? t("explain.aWeek", { unit }) : unit;
}

/** The number, large. */
export function valueOf(explanation: Explanation): Measure {
  const { measure, value } = explanation;
  if (measure === "seconds") return { number: format.duration(value), unit: "" };
  if (measure === "m" && explanation.rule === "farthest") return far(value);
  return { number: format.estimate(value), unit: unitOf(explanation) };
}

function far(metres: number): Measure {
  return metres < 1000 ? { number: format.number(metres), unit: "m" } : { number: format.number(metres / 1000), unit: "km" };
}

/** What the sheet is headed with. */
export function title(figure: Figure, explanation: Explanation | null): string {
  const of = figure.kind === "hard_sets" ? muscleName(figure.muscle) : (explanation?.of ?? "");
  const reps = figure.kind === "for_reps" ? figure.reps : 0;
  const words = t(`explain.title.${figure.kind}`, { count: reps });
  return of === "" ? words : t("explain.titleOf", { words, of });
}

/** `12 weeks, 31 Aug to 22 Nov 2026`. */
export function stretch(weeks: Weeks): string {
  return t("explain.stretch", { weeks: t("explain.weeks", { count: weeks.weeks }), days: fromTo(weeks) });
}

function fromTo({ from, to }: { from: string; to: string }): string {
  if (from === to) return format.datedDay(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return t("explain.fromTo", { from: sameYear ? format.shortDay(from) : format.datedDay(from), to: format.datedDay(to) });
}

/** How a mean was made, or of which days a number is: `174 sets in 12 weeks, 31 Aug to 22 Nov 2026`. */
export function madeFrom(explanation: Explanation): string {
  const { sum, weeks, period, measure } = explanation;
  if (period) return fromTo(period);
  if (!weeks) return "";
  if (sum === null) return stretch(weeks);
  const much = t("explain.amount", { number: format.number(sum), unit: t(`explain.measure.${measure}`, { count: sum }) });
  return t(weeks.over ? "explain.sumIn" : "explain.sumInSoFar", { sum: much, weeks: stretch(weeks) });
}

/** The rule in words or signs, and whose it is. */
export function ruleOf(explanation: Explanation): [string, string] {
  const { rule, formula, source } = explanation;
  if (rule === null) return [formula, source];
  const written = rule === "hard_sets" ? t("explain.written.hard_sets") : formula;
  return [written, source === "" ? t(`explain.rule.${rule}`) : source];
}

/** What a set counts, or why it does not. */
export function part(set: ExplainedSet, explanation: Explanation): string {
  const { counts, would_be: wouldBe, left_out: why } = set;
  if (counts !== null) return worth(counts, explanation);
  const reason = why ? t(`explain.why.${why}`) : "";
  return wouldBe === null ? reason : t("explain.wouldBe", { worth: worth(wouldBe, explanation), reason });
}

function worth(value: number, { measure }: Explanation): string {
  switch (measure) {
    case "sets":
      return format.halves(value);
    case "seconds":
      return format.duration(value);
    case "m": {
      const { number, unit } = far(value);
      return `${number} ${unit}`;
    }
    case "kg":
    case "lb":
    case "workouts":
    case "weeks":
    case "km":
    case "mi":
    case "yd":
    case "ft":
    case "cm":
    case "in":
    case "percent":
      return format.number(value);
  }
}
