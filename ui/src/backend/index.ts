// The one backend of this window, and the one shell around it.

import type { Backend } from "./backend";
import { language } from "../language";
import { httpBackend } from "./http";
import { speaking } from "./inwords";
import { browserShell, type Shell } from "./shell";
import { tauriBackend, tauriShell } from "./tauri";

export { asBackendError, BackendError } from "./backend";

const inWindow = "__TAURI_INTERNALS__" in window;
const core = inWindow ? tauriBackend() : httpBackend();

/** The engine speaks English by itself. */
export const backend: Backend = language === "en" ? core : speaking(core);
export const shell: Shell = inWindow ? tauriShell() : browserShell();
