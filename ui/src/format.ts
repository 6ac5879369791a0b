// Values as they are read: numbers, days, times, loads and sets. Formats only;
// every training number arrives already computed.

import type { Amount, Effort, Load, Record, Set as LoggedSet, SetKind } from "./backend/bindings";
import { locale, t } from "./language";

const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const aligned = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

export const number = (value: number): string => plain.format(value);
export const estimate = (value: number): string => oneDigit.format(value);
/** With one digit always, so that a column of them stands under its points. */
export const tenths = (value: number): string => aligned.format(value);
export const total = (value: number): string => whole.format(value);

/** An amount as text where number and unit need no different look. */
export const amount = (amount: Amount): string => `${number(amount.value)} ${amount.unit}`;

/** A volume as it is read at a glance: tonnes from ten of them on, thousands of pounds likewise. */
export function volume(value: number, unit: string): Measure {
  if (value < 10_000) return { number: whole.format(value), unit };
  return unit === "kg" ? { number: oneDigit.format(value / 1000), unit: "t" } : { number: `${oneDigit.format(value / 1000)}k`, unit };
}

/** A volume beside an axis: always in thousands, so that one axis has one unit. */
export function scaleOfVolume(value: number, unit: string): string {
  return unit === "kg" ? `${plain.format(value / 1000)} t` : `${plain.format(value / 1000)}k`;
}

const kilobytes = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const gigabytes = new Intl.NumberFormat(locale, { style: "unit", unit: "gigabyte", maximumFractionDigits: 1 });

/** A file's size: `288 kB`, `12.4 MB`, `4 GB`. */
export function bytes(bytes: number): string {
  if (bytes < 1_000_000) return kilobytes.format(Math.ceil(bytes / 1000));
  return bytes < 1_000_000_000 ? megabytes.format(bytes / 1_000_000) : gigabytes.format(bytes / 1_000_000_000);
}

/** A change in percent with its sign: `+8 %`, `−3 %`. */
export function percent(change: number): string {
  const rounded = Math.round(change);
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "±";
  return `${sign}${whole.format(Math.abs(rounded))} %`;
}

/** What a set counts for a muscle: whole or half. */
export function halves(value: number): string {
  const rest = value % 1 === 0 ? "" : "½";
  return value < 1 && rest !== "" ? rest : `${Math.trunc(value)}${rest}`;
}

// A civil date has no zone; noon in UTC formatted in UTC never slips a day.
const asDate = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`);
const dayStyle = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

const weekdayStyle = dayStyle({ weekday: "long" });
const shortWeekdayStyle = dayStyle({ weekday: "short" });
const longStyle = dayStyle({ weekday: "long", day: "numeric", month: "long" });
const fullStyle = dayStyle({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortStyle = dayStyle({ day: "numeric", month: "short" });
const datedStyle = dayStyle({ day: "numeric", month: "short", year: "numeric" });
const monthStyle = dayStyle({ month: "long", year: "numeric" });
const shortMonthStyle = dayStyle({ month: "short" });

export const weekday = (day: string): string => weekdayStyle.format(asDate(day));
export const shortWeekday = (day: string): string => shortWeekdayStyle.format(asDate(day));
// Dates shorten September to four letters, which no other month needs.
const three = (words: string): string => words.replace(/Sept(?!\.)/, "Sep");

export const shortMonth = (day: string): string => three(shortMonthStyle.format(asDate(day)));
export const month = (month: string): string => monthStyle.format(asDate(`${month}-01`));
export const dayOfMonth = (day: string): string => String(Number(day.slice(8, 10)));
export const shortDay = (day: string): string => three(shortStyle.format(asDate(day)));
export const datedDay = (day: string): string => three(datedStyle.format(asDate(day)));

/** `Monday 23 November`, with the year where it is not this one. */
export function longDay(day: string, today: string): string {
  const style = day.slice(0, 4) === today.slice(0, 4) ? longStyle : fullStyle;
  const words = style.format(asDate(day));
  // British writing has no comma after the weekday; German has.
  return locale === "en-GB" ? words.replaceAll(",", "") : words;
}

/** How many days lie between two. */
export const daysBetween = (from: string, to: string): number => Math.round((asDate(to).getTime() - asDate(from).getTime()) / 86_400_000);

/** How long ago a day is, as people say it: `today`, `Thursday`, `12 Sep`, `12 Sep 2025`. */
export function agoDay(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days === 0) return t("format.today");
  if (days === 1) return t("format.yesterday");
  if (days > 1 && days < 7) return weekday(day);
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : datedDay(day);
}

/** A moment as local civil time, `2026-11-23T18:04`. */
export function civil(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A moment as it is read: the clock, before it the day where that is not today. */
export function moment(at: number, today: string): string {
  const time = civil(at);
  return time.startsWith(today) ? clock(time) : `${agoDay(time, today)} ${clock(time)}`;
}

/** The clock of a local civil time, `18:04`. */
export const clock = (time: string): string => time.slice(11, 16);

/** `41 min`, `1 h 5 min`. */
export function minutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t("format.minutes", { minutes: rest });
  return rest === 0 ? t("format.hours", { hours }) : t("format.hoursMinutes", { hours, minutes: rest });
}

/** Seconds as they are typed: `0:45`, `24:30`, `1:02:03`. */
export function duration(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${Math.floor((seconds % 3600) / 60)}`;
  return hours > 0
    ? `${hours}:${two(Number(rest))}:${two(seconds % 60)}`
    : `${rest}:${two(seconds % 60)}`;
}

/** A number with the unit apart, so that the unit can be set smaller. */
export type Measure = { number: string; unit: string };

export function loadMeasure(load: Load): Measure {
  const mass = load.mass ? number(load.mass.value) : "";
  const unit = load.mass?.unit ?? "";
  switch (load.form) {
    case "weight":
      return { number: mass, unit };
    case "bodyweight":
      return { number: t("format.bodyweight"), unit: "" };
    case "added":
      return { number: `${t("format.bodyweight")}+${mass}`, unit };
    case "assisted":
      return { number: `${t("format.bodyweight")}−${mass}`, unit };
  }
}

/** What stands under the two columns of work: load and reps, or distance and time. */
export function workMeasures(set: LoggedSet): [Measure | null, Measure | null] {
  const distance = set.distance ? { number: number(set.distance.value), unit: set.distance.unit } : null;
  const time = set.seconds === null ? null : { number: duration(set.seconds), unit: "" };
  const reps = set.reps === null ? null : { number: String(set.reps), unit: "" };
  const first = set.load ? loadMeasure(set.load) : distance;
  const second = reps ?? (set.load ? (distance ?? time) : time);
  return [first, second];
}

export function effort(effort: Effort): Measure {
  return { number: number(effort.value), unit: effort.scale === "rir" ? "rir" : "" };
}

/** One set in a few characters, `140 × 5 @8`; the unit only where it is not the usual one. */
export function shortSet(set: LoggedSet, usual: string): string {
  const [first, second] = workMeasures(set);
  const said = (measure: Measure): string =>
    measure.unit === "" || measure.unit === usual ? measure.number : `${measure.number} ${measure.unit}`;
  const work = [first, second].filter((measure) => measure !== null).map(said);
  const joined = work.join(set.reps === null ? ` ${t("format.in")} ` : " × ");
  if (!set.effort) return joined;
  return set.effort.scale === "rpe" ? `${joined} @${number(set.effort.value)}` : `${joined} ${number(set.effort.value)} rir`;
}

/** What a record is called where there is room for two words. */
export function record(record: Record): string {
  switch (record.kind) {
    case "e1rm":
      return t("format.records.e1rm");
    case "for_reps":
      return t("format.records.forReps", { reps: record.reps });
    case "longest":
      return t("format.records.longest");
    case "farthest":
      return t("format.records.farthest");
  }
}

const kindMarks: { [kind in SetKind]: string | null } = {
  working: null,
  amrap: null,
  warmup: t("format.marks.warmup"),
  drop: t("format.marks.drop"),
  failure: t("format.marks.failure"),
};

/** What kind of set it is, in words. */
export const kind = (kind: SetKind): string => t(`format.kinds.${kind}`);

/** The letter of a kind; none of one that is numbered. */
export const kindMark = (kind: SetKind): string | null => kindMarks[kind];

/** The marks of the first column: `W`, `D`, `F`, and numbers for the rest, `3+` for as many as possible. */
export function marks(sets: LoggedSet[]): string[] {
  let numbered = 0;
  return sets.map((set) => kindMarks[set.kind] ?? `${(numbered += 1)}${set.kind === "amrap" ? "+" : ""}`);
}

/** The mark that the next working set will have. */
export function nextMark(sets: LoggedSet[]): string {
  return String(sets.filter((set) => kindMarks[set.kind] === null).length + 1);
}

/** A whole set for those who hear the screen. */
export function spokenSet(set: LoggedSet, mark: string): string {
  const name = set.kind === "working" ? t("format.numbered", { mark }) : kind(set.kind);
  return `${name}, ${shortSet(set, "")}`;
}

/** Names in the order of their language. */
export const inOrder = new Intl.Collator(locale, { numeric: true, sensitivity: "base" }).compare;
