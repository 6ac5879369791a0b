// Going back: what is written by it, and how it is told.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { BatchId, BringBack, Happening } from "../../backend/bindings";
import { whatOf } from "../../changewords";
import * as format from "../../format";
import { t } from "../../language";
import { notices, tell, type Notice } from "../../notices.svelte";
import { leftWords } from "../../undowords";

const told = (): Notice | null => notices.shown.at(-1) ?? null;

/** Brings something back as it was after a change. What was told, or null where it went wrong. */
export async function bringBack(happening: Happening, today: string, what: Omit<BringBack, "change"> = {}): Promise<Notice | null> {
  const done = await attempt(backend.call("bring_back", { change: happening.change, ...what }));
  if (!done) return null;
  if (done.written === 0) tell(t("changes.trace.same"));
  else tell(t("changes.trace.backed", { when: format.moment(happening.at, today) }), done);
  return told();
}

/** Undoes one change out of the past, as far as nothing stands in the way. */
export async function undoChange(happening: Happening): Promise<Notice | null> {
  const done = await attempt(backend.call("undo_change", { change: happening.change }));
  if (!done) return null;
  tell([t("changes.undo.done", { what: whatOf(happening) }), leftWords(done)].filter(Boolean).join(" "), done);
  return told();
}

/** Undoes all changes of a batch, or does again what that undid. True when it was done. */
export async function undoBatch(batch: BatchId, words: string): Promise<boolean> {
  const done = await attempt(backend.call("undo_batch", { batch }));
  if (!done) return false;
  tell([words, leftWords(done)].filter(Boolean).join(" "), done);
  return true;
}
