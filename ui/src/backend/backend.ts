// What every screen may ask of the core, whichever way it is reached.

import type { Area, Asked, Calls, Code, FileToken, WriteName } from "./bindings";

export type CallName = keyof Calls;
export type Request<K extends CallName> = Calls[K][0];
/** A write names what it did beside its answer, so that just that can be undone. */
export type Answer<K extends CallName> = Calls[K][1] & (K extends WriteName ? { gesture?: string | null } : unknown);
export type ChosenFile = { file: FileToken; name: string };

export interface Backend {
  call<K extends CallName>(name: K, request: Request<K>): Promise<Answer<K>>;
  /** Tells which areas changed, whoever changed them. Returns how to stop. */
  onChanged(listener: (areas: Area[]) => void): () => void;
  /** Asks the person for a file; null where they thought better of it. */
  chooseFile(): Promise<ChosenFile | null>;
  /** Asks the person where to save a file of this name; null where they thought better of it. */
  chooseSave(name: string): Promise<ChosenFile | null>;
  /** The file was written; where it was only lent, it is handed to the person. */
  saved(file: ChosenFile): Promise<void>;
  /** Tells the window that its first data stands on the screen. */
  shown(): void;
  /** Takes a file that was dropped on the window. */
  takeFile(file: File): Promise<ChosenFile>;
}

/** A call that was refused, or that never arrived (`unreachable`). */
export class BackendError extends Error {
  constructor(
    readonly code: Code | "unreachable",
    message: string,
    /** What might not be meant; asked again for sure, it is done. */
    readonly asked: Asked | null = null,
  ) {
    super(message);
    this.name = "BackendError";
  }
}

/** Whatever a call was rejected with, as a `BackendError`. */
export function asBackendError(reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  if (typeof reason === "object" && reason !== null && "code" in reason && "message" in reason) {
    const asked = "asked" in reason ? (reason.asked as Asked | null) : null;
    return new BackendError(reason.code as Code, String(reason.message), asked);
  }
  return new BackendError("internal", String(reason));
}
