// The core behind the window. No other file imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asBackendError, type Answer, type Backend, type CallName, type ChosenFile } from "./backend";
import type { Area } from "./bindings";
import { Listeners } from "./listeners";

async function ask(name: string, request: object): Promise<unknown> {
  try {
    const answer = await invoke<string>("call", { name, request: JSON.stringify(request) });
    return JSON.parse(answer);
  } catch (reason) {
    throw asBackendError(reason);
  }
}

export function tauriBackend(): Backend {
  const listeners = new Listeners();
  void listen<Area[]>("changed", (event) => listeners.tell(event.payload)).then(() => listeners.opened());
  return {
    call: async <K extends CallName>(name: K, request: object) => (await ask(name, request)) as Answer<K>,
    onChanged: (listener) => listeners.add(listener),
    chooseSave: async (name) => (await ask("choose_save", { name })) as ChosenFile | null,
    saved: () => Promise.resolve(),
    chooseFile: async () => (await ask("choose_file", {})) as ChosenFile | null,
  };
}
