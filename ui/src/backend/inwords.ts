// The door through which answers come: what the engine says in English goes on
// in the language of this window. Exercises, muscles and reasons are met in many
// answers, so they are known by how they look, and no screen has to think of it.

import { equipmentName, inThisLanguage, muscleName } from "../language/engine";
import { exerciseName } from "../language/exercises";
import type { Answer, Backend, CallName } from "./backend";
import { BackendError, asBackendError } from "./backend";

type Thing = { [key: string]: unknown };
type InWords = (text: string) => string;

/** Texts that are always the engine's, by the names of their fields. */
const ours: { [field: string]: InWords } = {
  reason: inThisLanguage,
  message: inThisLanguage,
  failed: inThisLanguage,
  layout: inThisLanguage,
  work: inThisLanguage,
  counts_as: inThisLanguage,
  formula: inThisLanguage,
  source: inThisLanguage,
  primary: muscleName,
  secondary: muscleName,
};

/** What a thing's `name` is, by what else it has. */
function namesIn(thing: Thing): InWords | null {
  if ("equipment" in thing) return exerciseName;
  if ("muscle" in thing || "key" in thing) return muscleName;
  return null;
}

/** What else is an exercise's or a muscle's name. */
const alsoNamed: InWords = (text) => {
  const exercise = exerciseName(text);
  return exercise === text ? muscleName(text) : exercise;
};

function wordsOf(thing: Thing, field: string): InWords | null {
  if (field === "name") return namesIn(thing);
  if (field === "equipment") return equipmentName;
  if (field === "of" && "formula" in thing) return alsoNamed;
  // Another device says where somebody trains.
  if (field === "exercise" && "device" in thing) return exerciseName;
  return ours[field] ?? null;
}

/** The same answer in the language of this window. */
export function inWords(answer: unknown, words: InWords | null = null): unknown {
  if (typeof answer === "string") return words ? words(answer) : answer;
  if (Array.isArray(answer)) return answer.map((each) => inWords(each, words));
  if (typeof answer !== "object" || answer === null) return answer;
  const thing = answer as Thing;
  return Object.fromEntries(Object.entries(thing).map(([field, value]) => [field, inWords(value, wordsOf(thing, field))]));
}

/** A backend that speaks the language of this window. */
export function speaking(backend: Backend): Backend {
  return {
    ...backend,
    async call<K extends CallName>(name: K, request: Parameters<Backend["call"]>[1]) {
      try {
        return inWords(await backend.call(name, request as never)) as Answer<K>;
      } catch (reason) {
        const error = asBackendError(reason);
        throw new BackendError(error.code, inThisLanguage(error.message));
      }
    },
  };
}
