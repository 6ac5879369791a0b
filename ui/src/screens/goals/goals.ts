// Goals in words, and their way as a line to draw.

import type { GoalLine, GoalPeriod, Measured } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { nameOf as measureName } from "../body/measures";

export const unitName = (unit: Measured): string => t(`goals.unit.${unit}`);

/** A number as finely as its unit is read: a tenth of a kilogram, a hundredth of a kilometre. */
export function numberOf(value: number, unit: Measured): string {
  if (Math.abs(value) >= 10_000) return format.total(value);
  return unit === "km" || unit === "mi" ? format.number(value) : format.estimate(value);
}

/** A number in the unit of its goal; whole where nobody counts in parts. */
export function amount(value: number, unit: Measured): string {
  const number = numberOf(value, unit);
  return unit === "percent" ? `${number} %` : `${number} ${unitName(unit)}`;
}

/** What a goal is called. */
export function nameOf({ about }: Pick<GoalLine, "about">): string {
  switch (about.kind) {
    case "e1rm":
      return t("goals.name.e1rm", { exercise: about.exercise.name });
    case "load":
      return t("goals.name.load", { exercise: about.exercise.name, reps: about.reps });
    case "frequency":
      return t("goals.name.frequency", { count: about.a_week });
    case "body":
      return measureName(about.measure);
    case "volume":
    case "distance":
    case "workouts":
      return t(`goals.name.${about.kind}`);
  }
}

function days(period: GoalPeriod): string {
  if (period.kind === "month") return format.month(period.from.slice(0, 7));
  if (period.kind === "year") return period.from.slice(0, 4);
  return t("goals.detail.days", { from: format.shortDay(period.from), to: format.datedDay(period.to) });
}

/** What it is judged by, in a few words. */
export function detailOf({ about, period, met_on }: GoalLine): string {
  switch (about.kind) {
    case "e1rm":
      return t("goals.detail.e1rm");
    case "load":
      return t("goals.detail.load", { reps: about.reps });
    case "frequency": {
      const weeks = t("goals.detail.weeks", { count: about.weeks });
      if (met_on !== null) return weeks;
      return `${weeks} · ${t("goals.detail.thisWeek", { count: about.this_week, all: about.a_week })}`;
    }
    case "body":
      return t("goals.detail.body");
    case "volume":
    case "distance":
    case "workouts":
      return period ? days(period) : "";
  }
}

/** Days while they are near, months beyond. */
function about(day: string, today: string): string {
  const away = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (away <= 60) return day.slice(0, 4) === today.slice(0, 4) ? format.shortDay(day) : format.datedDay(day);
  return format.month(day.slice(0, 7));
}

/** When it will be met, or why nobody can say. */
export function forecastOf(line: GoalLine, today: string): string {
  const { forecast, no_forecast } = line;
  if (!forecast) return no_forecast ? t(`goals.no.${no_forecast}`) : "";
  const [early, likely] = [about(forecast.earliest, today), about(forecast.likely, today)];
  if (line.about.kind === "frequency") return t("goals.forecast.on", { day: likely });
  const late = forecast.latest === null ? null : about(forecast.latest, today);
  const when =
    late === null
      ? t("goals.forecast.from", { likely })
      : early === late
        ? t("goals.forecast.likely", { day: likely })
        : t("goals.forecast.between", { from: early, to: late });
  return forecast.too_late ? t("goals.forecast.late", { when }) : when;
}

/** The size that a way is drawn in. */
export const drawn = { width: 120, height: 24 };

/** The points of a way as a line in that box; empty for fewer than two. */
export function lineOf(line: GoalLine): { line: string; last: [number, number] } | null {
  const { points } = line;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [begin, span] = [Date.parse(first.day), Date.parse(last.day) - Date.parse(first.day)];
  const x = (day: string): number => 2 + ((Date.parse(day) - begin) / span) * (drawn.width - 4);
  const y = (value: number): number => (high === low ? drawn.height / 2 : 2 + ((high - value) / (high - low)) * (drawn.height - 4));
  const at = points.map((point): [number, number] => [x(point.day), y(point.value)]);
  const end = at.at(-1) ?? [0, 0];
  return { line: at.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(" "), last: end };
}
