// The one backend of this window.

import type { Backend } from "./backend";
import { httpBackend } from "./http";
import { tauriBackend } from "./tauri";

export { asBackendError, BackendError } from "./backend";

export const backend: Backend = "__TAURI_INTERNALS__" in window ? tauriBackend() : httpBackend();
