// What the program has to say in passing, with an undo where there is one.

export type Notice = { id: number; words: string; undo: (() => void) | null };

const shownFor = 8000;

class Notices {
  shown = $state<Notice[]>([]);
  /** For those who hear the screen; the eye sees it in its place. */
  spoken = $state("");
  #last = 0;

  add(words: string, undo: (() => void) | null): void {
    const notice = { id: ++this.#last, words, undo };
    // One is enough to read; an older undo stays reachable below it for its time.
    this.shown = [...this.shown.slice(-2), notice];
    setTimeout(() => this.drop(notice.id), shownFor);
  }

  drop(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** Whether something that was done can be undone just now. */
  get canUndo(): boolean {
    return this.shown.some((notice) => notice.undo !== null);
  }

  /** Undoes the newest thing that can be undone; false where there is none. */
  undoNewest(): boolean {
    const notice = this.shown.findLast((each) => each.undo !== null);
    if (!notice?.undo) return false;
    notice.undo();
    this.drop(notice.id);
    return true;
  }
}

export const notices = new Notices();

/** Says something in passing. */
export function tell(words: string, undo: (() => void) | null = null): void {
  notices.add(words, undo);
}

/** Says something only to those who hear the screen. */
export function announce(words: string): void {
  notices.spoken = words;
}
