// How sync, devices and pairing are said. Pure: given what the core answers,
// the words; what to do about it is the screen's.

import type { DeviceLine, Pairing, SecretPlace, SyncState, SyncWord, TrainingElsewhere } from "./backend/bindings";
import * as format from "./format";
import { count, sentence } from "./words";

const waiting = (sync: SyncState): string => `${count(sync.outbox, "change")} ${sync.outbox === 1 ? "waits" : "wait"}`;
const others = (sync: SyncState): string => count(sync.here, "other device");

const inALine: { [word in SyncWord]: (sync: SyncState) => string | null } = {
  off: () => null,
  connecting: (sync) => (sync.outbox > 0 ? `Connecting, ${waiting(sync)}` : "Connecting"),
  offline: (sync) => (sync.outbox > 0 ? `Offline, ${waiting(sync)}` : "Offline, nothing waits"),
  catching_up: (sync) => (sync.outbox > 0 ? `Catching up, ${waiting(sync)}` : "Catching up"),
  up_to_date: (sync) => (sync.here > 0 ? `Up to date · ${others(sync)} here` : "Up to date"),
  stuck: (sync) => `Stuck: ${sync.reason}`,
  stopped: (sync) => `Stopped: ${sync.reason}`,
};

/** How sync stands, in the few words of the status line; nothing where there is no space. */
export function statusWords(sync: SyncState): string | null {
  const words = inALine[sync.state](sync);
  return words !== null && sync.quarantined > 0 ? `${words} · ${sync.quarantined} put aside` : words;
}

/** Whether the dot beside the words is filled: all that was to come and go has. */
export function isSettled(sync: SyncState): boolean {
  return sync.state === "up_to_date";
}

const inATitle: { [word in SyncWord]: string } = {
  off: "This device is by itself.",
  connecting: "Connecting to the relay.",
  offline: "Offline. Nothing is lost.",
  catching_up: "Catching up with the relay.",
  up_to_date: "Everything is on the relay.",
  stuck: "The relay does not take everything.",
  stopped: "Sync has stopped.",
};

/** The standing as the Devices screen says it: a title and what there is to say about it. */
export function standing(sync: SyncState): { title: string; detail: string } {
  const here = sync.here > 0 ? `${others(sync)} ${sync.here === 1 ? "is" : "are"} here now.` : "No other device is here now.";
  const outbox = sync.outbox > 0 ? `${waiting(sync)} to go out.` : "";
  const parts = sync.state === "up_to_date" ? [here] : [sentence(sync.reason), outbox];
  return { title: inATitle[sync.state], detail: parts.filter((part) => part !== "").join(" ") };
}

/** A code in groups of letters, as it is read out and typed. */
export function groupsOf(code: string): string[] {
  return code.replace(/[\s-]/g, "").match(/.{1,4}/g) ?? [];
}

/** What a device is called; a part of its key where nobody gave it a name. */
export function nameOf(device: { device: string; name: string }): string {
  return device.name === "" ? `Device ${device.device.slice(0, 6)}` : device.name;
}

/** Where a device is. */
export function whereabouts(device: DeviceLine): string {
  if (device.own) return "this device";
  return device.here ? "here now" : "not here";
}

/** Where somebody trains, at another device: its name, and what is done there. */
export function elsewhereWords(training: TrainingElsewhere, left: number): { name: string; detail: string } {
  const rest = left > 0 ? `rest ${format.duration(left)}` : "";
  const detail = [training.exercise, rest].filter((part) => part !== "").join(" · ");
  return { name: nameOf(training), detail: detail === "" ? "a workout runs" : detail };
}

/** What came of a code. */
export function outcomeOf(pairing: Pairing): string {
  switch (pairing.state) {
    case "waiting":
      return "Waiting for the other device.";
    case "joined":
      return pairing.detail === "" ? "The other device has joined." : `${pairing.detail} has joined.`;
    case "failed":
      return `No device joined: ${sentence(pairing.detail)}`;
  }
}

const secretPlaces: { [place in SecretPlace]: { word: string; detail: string } } = {
  keychain: { word: "In this system’s keychain", detail: "" },
  file: {
    word: "In a file",
    detail: "This system offered no keychain. The file lies beside the logbook, and only you can read it: keep it out of backups that others can.",
  },
};

/** Where this device keeps its secret, and what to know about that. */
export function secretWords(place: SecretPlace): { word: string; detail: string } {
  return secretPlaces[place];
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

const sinceStyle = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** A moment in milliseconds since 1970, `24 Nov 2026, 10:49`, on this device's clock. */
export function moment(milliseconds: number): string {
  return sinceStyle.format(milliseconds).replace("Sept", "Sep");
}
