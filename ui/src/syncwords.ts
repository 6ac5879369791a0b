// How sync, devices and pairing are said. Pure: given what the core answers,
// the words; what to do about it is the screen's.

import type { DeviceLine, Pairing, SecretPlace, SyncState, SyncWord, TrainingElsewhere } from "./backend/bindings";
import * as format from "./format";
import { locale, t } from "./language";
import { inThisLanguage } from "./language/engine";
import { sentence } from "./words";

const waiting = (sync: SyncState): string => t("sync.waits", { count: sync.outbox });

const inALine: { [word in SyncWord]: (sync: SyncState) => string | null } = {
  off: () => null,
  connecting: (sync) => (sync.outbox > 0 ? t("sync.connectingWaits", { waits: waiting(sync) }) : t("sync.connecting")),
  offline: (sync) => (sync.outbox > 0 ? t("sync.offlineWaits", { waits: waiting(sync) }) : t("sync.offline")),
  catching_up: (sync) => (sync.outbox > 0 ? t("sync.catchingUpWaits", { waits: waiting(sync) }) : t("sync.catchingUp")),
  up_to_date: (sync) => (sync.here > 0 ? t("sync.upToDateHere", { count: sync.here }) : t("sync.upToDate")),
  stuck: (sync) => t("sync.stuck", { reason: inThisLanguage(sync.reason) }),
  stopped: (sync) => t("sync.stopped", { reason: inThisLanguage(sync.reason) }),
};

/** How sync stands, in the few words of the status line; nothing where there is no space. */
export function statusWords(sync: SyncState): string | null {
  const words = inALine[sync.state](sync);
  return words !== null && sync.quarantined > 0 ? t("sync.aside", { words, count: sync.quarantined }) : words;
}

/** Whether the dot beside the words is filled: all that was to come and go has. */
export function isSettled(sync: SyncState): boolean {
  return sync.state === "up_to_date";
}

/** The standing as the Devices screen says it: a title and what there is to say about it. */
export function standing(sync: SyncState): { title: string; detail: string } {
  const here = sync.here > 0 ? t("sync.hereNow", { count: sync.here }) : t("sync.nobodyHere");
  const outbox = sync.outbox > 0 ? t("sync.toGoOut", { count: sync.outbox }) : "";
  const parts = sync.state === "up_to_date" ? [here] : [sentence(inThisLanguage(sync.reason)), outbox];
  return { title: t(`sync.titles.${sync.state}`), detail: parts.filter((part) => part !== "").join(" ") };
}

/** A code in groups of letters, as it is read out and typed. */
export function groupsOf(code: string): string[] {
  return code.replace(/[\s-]/g, "").match(/.{1,4}/g) ?? [];
}

/** What a device is called; a part of its key where nobody gave it a name. */
export function nameOf(device: { device: string; name: string }): string {
  return device.name === "" ? t("sync.device", { key: device.device.slice(0, 6) }) : device.name;
}

/** Where a device is. */
export function whereabouts(device: DeviceLine): string {
  if (device.own) return t("sync.thisDevice");
  return device.here ? t("sync.isHere") : t("sync.notHere");
}

/** Where somebody trains, at another device: its name, and what is done there. */
export function elsewhereWords(training: TrainingElsewhere, left: number): { name: string; detail: string } {
  const rest = left > 0 ? t("sync.rest", { left: format.duration(left) }) : "";
  const detail = [training.exercise, rest].filter((part) => part !== "").join(" · ");
  return { name: nameOf(training), detail: detail === "" ? t("sync.runs") : detail };
}

/** What came of a code. */
export function outcomeOf(pairing: Pairing): string {
  switch (pairing.state) {
    case "waiting":
      return t("sync.pairing.waiting");
    case "joined":
      return pairing.detail === "" ? t("sync.pairing.joined") : t("sync.pairing.hasJoined", { name: pairing.detail });
    case "failed":
      return t("sync.pairing.failed", { reason: sentence(inThisLanguage(pairing.detail)) });
  }
}

/** Where this device keeps its secret, and what to know about that. */
export function secretWords(place: SecretPlace): { word: string; detail: string } {
  return { word: t(`sync.secret.${place}`), detail: place === "file" ? t("sync.secret.fileDetail") : "" };
}

/** Recovery words one by one, however they were spaced. */
export function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/).filter((word) => word !== "");
}

/** Whether a word that was typed is the one that was shown. */
export function isWord(typed: string, shown: string | undefined): boolean {
  return shown !== undefined && typed.trim().toLowerCase() === shown.toLowerCase();
}

/** Two different places among so many words, in order, from two numbers of 0 up to 1. */
export function twoPlaces(words: number, first: number, second: number): [number, number] {
  const one = Math.floor(first * words);
  const step = 1 + Math.floor(second * (words - 1));
  const other = (one + step) % words;
  return one < other ? [one, other] : [other, one];
}

/** Whether what was typed is a whole link, which names the relay by itself. */
export function isLink(code: string): boolean {
  return code.trim().startsWith("chalkbook:");
}

const sinceStyle = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** A moment in milliseconds since 1970, `24 Nov 2026, 10:49`, on this device's clock. */
export function moment(milliseconds: number): string {
  return sinceStyle.format(milliseconds).replace(/Sept(?!\.)/, "Sep");
}
