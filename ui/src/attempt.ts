// A write that says so when it fails.

import { tell } from "./notices.svelte";
import { wordsFor } from "./words";

/** The answer, or null after the person was told what went wrong. */
export async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (reason) {
    tell(wordsFor(reason));
    return null;
  }
}
