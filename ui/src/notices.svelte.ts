// What the program has to say in passing, with the way back where there is one.

/** What a write answers beside its answer: the name of what it did, to be undone. */
export type Did = { gesture?: string | null };

export type Notice = {
  id: number;
  words: string;
  /** What it tells of, which its button takes back; null where there is nothing to. */
  gesture: string | null;
  /** It tells of an undo, so the way back does it again. */
  again: boolean;
  /** It tells of an undo or a redo. */
  undoing: boolean;
};

const shownFor = 8000;

class Notices {
  shown = $state<Notice[]>([]);
  /** For those who hear the screen; the eye sees it in its place. */
  spoken = $state("");
  #last = 0;

  add(words: string, gesture: string | null, of: Pick<Notice, "again" | "undoing"> = { again: false, undoing: false }): void {
    const notice = { id: ++this.#last, words, gesture, ...of };
    // One is enough to read; an older way back stays in reach below it for its time.
    this.shown = [...this.shown.slice(-2), notice];
    setTimeout(() => this.drop(notice.id), shownFor);
  }

  drop(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** Tells of an undo or a redo, in place of the one before and of what was told of the thing itself. */
  addUndo(words: string, of: string | null, gesture: string | null, again: boolean): void {
    this.shown = this.shown.filter((notice) => !notice.undoing && (of === null || notice.gesture !== of));
    this.add(words, gesture, { again, undoing: true });
  }
}

export const notices = new Notices();

/** Says something in passing; with what a write answered, it can be undone from there. */
export function tell(words: string, did: Did | null = null): void {
  notices.add(words, did?.gesture ?? null);
}

/** Says something only to those who hear the screen. */
export function announce(words: string): void {
  notices.spoken = words;
}
