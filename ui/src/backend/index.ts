// The one backend of this window.

import type { Backend } from "./backend";
import { language } from "../language";
import { httpBackend } from "./http";
import { speaking } from "./inwords";
import { tauriBackend } from "./tauri";

export { asBackendError, BackendError } from "./backend";

const core = "__TAURI_INTERNALS__" in window ? tauriBackend() : httpBackend();

/** The engine speaks English by itself. */
export const backend: Backend = language === "en" ? core : speaking(core);
