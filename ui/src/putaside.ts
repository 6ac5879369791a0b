// What was put aside, gathered by what a person can do about it, and in words.
// Pure; what the buttons do is the screen's.

import type { QuarantineLine, Remedy, Tried } from "./backend/bindings";
import { moment, nameOf } from "./syncwords";
import { count, sentence } from "./words";

/** Records about which the same is said and can be done. */
export type Aside = {
  key: string;
  remedy: Remedy;
  /** Who or what it is, in a few words. */
  title: string;
  /** How many there are, and since when. */
  many: string;
  /** Why they were put aside, and what that means. */
  detail: string;
  records: string[];
};

type Words = (first: QuarantineLine) => { title: string; detail: string };

const inWords: { [remedy in Remedy]: Words } = {
  adopt: (first) => ({
    title: first.author ? nameOf(first.author) : "A removed device",
    detail: "This came to light only after the device was removed. If it is your own training, take it in: all your devices then show it.",
  }),
  try: (first) => ({
    title: "Not readable yet",
    detail: `${sentence(first.reason)} An update of Chalkbook or a newer key may help.`,
  }),
  none: (first) => ({
    title: "Forged or damaged",
    detail: `${sentence(first.reason)} Nothing can bring this into the logbook. It is kept as it came.`,
  }),
};

/** Gathers records, in the order in which they are given. */
export function gathered(lines: QuarantineLine[]): Aside[] {
  const groups = new Map<string, QuarantineLine[]>();
  for (const line of lines) {
    const key = `${line.remedy} ${line.remedy === "adopt" ? line.author?.device : line.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([key, group]) => said(key, group));
}

function said(key: string, lines: QuarantineLine[]): Aside {
  const [first] = lines as [QuarantineLine, ...QuarantineLine[]];
  const since = Math.min(...lines.map((line) => line.since));
  return {
    key,
    remedy: first.remedy,
    ...inWords[first.remedy](first),
    many: `${count(lines.length, "sealed record")}, since ${moment(since)}`,
    records: lines.map((line) => line.record),
  };
}

/** What came of opening records again. */
export function triedWords(tried: Tried): string {
  if (tried.used === 0) return "It cannot be opened yet, and stays aside.";
  const used = `${count(tried.used, "sealed record")} taken in`;
  return tried.left === 0 ? used : `${used}; ${tried.left} cannot be opened yet`;
}
