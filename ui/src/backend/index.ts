// The one backend of this window, and the one shell around it.

import type { Backend } from "./backend";
import { httpBackend } from "./http";
import { browserShell, type Shell } from "./shell";
import { tauriBackend, tauriShell } from "./tauri";

export { asBackendError, BackendError } from "./backend";

const inWindow = "__TAURI_INTERNALS__" in window;
export const backend: Backend = inWindow ? tauriBackend() : httpBackend();
export const shell: Shell = inWindow ? tauriShell() : browserShell();
