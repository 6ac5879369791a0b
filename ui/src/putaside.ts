// What was put aside, gathered by what a person can do about it, and in words.
// Pure; what the buttons do is the screen's.

import type { QuarantineLine, Remedy, Tried } from "./backend/bindings";
import { moment, nameOf } from "./syncwords";
import { t } from "./language";
import { inThisLanguage } from "./language/engine";
import { sentence } from "./words";

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

const why = (line: QuarantineLine): string => sentence(inThisLanguage(line.reason));

type Words = (first: QuarantineLine) => { title: string; detail: string };

const inWords: { [remedy in Remedy]: Words } = {
  adopt: (first) => ({
    title: first.author ? nameOf(first.author) : t("aside.removed"),
    detail: t("aside.adopt"),
  }),
  try: (first) => ({
    title: t("aside.unreadable"),
    detail: t("aside.try", { reason: why(first) }),
  }),
  none: (first) => ({
    title: t("aside.forged"),
    detail: t("aside.none", { reason: why(first) }),
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
    many: t("aside.many", { count: lines.length, since: moment(since) }),
    records: lines.map((line) => line.record),
  };
}

/** What came of opening records again. */
export function triedWords(tried: Tried): string {
  if (tried.used === 0) return t("aside.stays");
  const used = t("aside.used", { count: tried.used });
  return tried.left === 0 ? used : t("aside.usedLeft", { used, left: tried.left });
}
