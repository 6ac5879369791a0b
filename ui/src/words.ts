// Words that are said in more than one place. The table from an error's code
// to what the person reads is here and nowhere else.

import { asBackendError, type BackendError } from "./backend/backend";

const inWords: { [code in BackendError["code"]]: (message: string) => string } = {
  bad_request: (message) => `That did not reach the logbook: ${message}`,
  not_found: () => "That is no longer in the logbook.",
  not_understood: (message) => sentence(message),
  refused: (message) => sentence(message),
  needs_answer: (message) => sentence(message),
  bad_file: (message) => sentence(message),
  disk_full: () => "The disk is full, so nothing was stored. Free some space and press Enter again.",
  read_only: () => "The logbook can be read but not written, so nothing was stored.",
  in_use: () => "Another program has the logbook open. Close it and try again.",
  damaged: () => "The logbook’s file is damaged. Nothing more is written to it.",
  newer: () => "A newer version of Chalkbook wrote this logbook. Update to write to it.",
  internal: (message) => `Something went wrong here: ${message}`,
  unreachable: () => "The logbook does not answer. What is on this screen may be old.",
};

/** What went wrong, for the person. */
export function wordsFor(reason: unknown): string {
  const error = asBackendError(reason);
  return inWords[error.code](error.message);
}

/** As `wordsFor`, where the words stand beside what was typed: a bad request is then what the person typed. */
export function wordsWhereTyped(reason: unknown): string {
  const error = asBackendError(reason);
  return error.code === "bad_request" ? sentence(error.message) : wordsFor(error);
}

/** A message as a sentence: a capital first and a full stop last. */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === "") return text;
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** A workout's name in lists and titles. */
export function titleOf(workout: { title: string }): string {
  return workout.title === "" ? "Workout" : workout.title;
}

/** A count with its noun: `1 set`, `17 sets`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}
