// Undo and redo: the core does them, and the person is told what was done.

import { attempt } from "./attempt";
import { backend } from "./backend";
import type { Undone } from "./backend/bindings";
import { t } from "./language";
import { notices, type Notice } from "./notices.svelte";
import { leftWords, whatOf } from "./undowords";

function said(undone: Undone, again: boolean): string {
  if (!undone.what) return t(again ? "undo.noRedo" : "undo.nothing");
  const what = whatOf(undone.what);
  const done = undone.gesture === null ? "undo.unchanged" : again ? "undo.redone" : "undo.undone";
  return [t(done, { what }), leftWords(undone)].filter(Boolean).join(" ");
}

async function tellOf(work: Promise<Undone>, again: boolean): Promise<void> {
  const undone = await attempt(work);
  if (undone) notices.addUndo(said(undone, again), undone.what?.id ?? null, undone.gesture, !again);
}

/** Undoes what was done last on this device. */
export const undo = (): Promise<void> => tellOf(backend.call("undo", {}), false);

/** Does again what was undone last. */
export const redo = (): Promise<void> => tellOf(backend.call("redo", {}), true);

/** Takes back what a notice tells of, and no other. */
export async function takeBack({ id, gesture, again }: Notice): Promise<void> {
  notices.drop(id);
  if (gesture !== null) await tellOf(backend.call("undo_gesture", { gesture }), again);
}
