// Words that are said in more than one place. The way from an error's code to
// what the person reads is here and nowhere else.

import { asBackendError, type BackendError } from "./backend/backend";
import { t } from "./language";
import { inThisLanguage } from "./language/engine";

type ErrorCode = BackendError["code"];

// What the engine says of these is about what the person typed or chose, and is said as it is.
const saidAsItIs: readonly ErrorCode[] = ["not_understood", "refused", "needs_answer", "bad_file"];

/** What went wrong, for the person. */
export function wordsFor(reason: unknown): string {
  const error = asBackendError(reason);
  const message = inThisLanguage(error.message);
  return saidAsItIs.includes(error.code) ? sentence(message) : t(`errors.${error.code}`, { message });
}

/** As `wordsFor`, where the words stand beside what was typed: a bad request is then what the person typed. */
export function wordsWhereTyped(reason: unknown): string {
  const error = asBackendError(reason);
  return error.code === "bad_request" ? sentence(inThisLanguage(error.message)) : wordsFor(error);
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
  return workout.title === "" ? t("words.workout") : workout.title;
}

/** What can be counted: the forms of a noun are `count.` in the files of languages. */
type Noun = "set" | "workout" | "exercise" | "change" | "other device" | "sealed record" | "thing" | "row" | "week" | "rep" | "day";

/** A count with its noun: `1 set`, `17 sets`. */
export function count(count: number, noun: Noun): string {
  return t(`count.${noun}`, { count });
}
