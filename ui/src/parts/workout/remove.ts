// Into the trash, with a way back.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { Thing } from "../../backend/bindings";
import { tell } from "../../notices.svelte";

/** Deletes a thing and offers to take it back. True when it is gone. */
export async function remove(thing: Thing, words: string): Promise<boolean> {
  const done = await attempt(backend.call("delete", { thing }));
  if (!done) return false;
  tell(words, done);
  return true;
}
