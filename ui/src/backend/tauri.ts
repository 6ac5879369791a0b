// The core behind the window, and the window itself. No other file imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { t } from "../language";
import { asBackendError, type Answer, type Backend, type CallName, type ChosenFile } from "./backend";
import type { Area, FileToken } from "./bindings";
import { Listeners } from "./listeners";
import type { Arrival, Heard, LogbookLine, Shell, ToldRest } from "./shell";

async function ask(name: string, request: object): Promise<unknown> {
  try {
    const answer = await invoke<string>("call", { name, request: JSON.stringify(request) });
    return JSON.parse(answer);
  } catch (reason) {
    throw asBackendError(reason);
  }
}

/** The page reads the file itself, as any page can: no path comes with it. */
async function takeFile(file: File): Promise<ChosenFile> {
  try {
    const headers = { name: encodeURIComponent(file.name) };
    const token = await invoke<FileToken>("take_file", await file.arrayBuffer(), { headers });
    return { file: token, name: file.name };
  } catch (reason) {
    throw asBackendError(reason);
  }
}

export function tauriBackend(): Backend {
  const listeners = new Listeners();
  void listen<Area[]>("changed", (event) => listeners.tell(event.payload)).then(() => listeners.opened());
  const dialog = { title: t("shell.chooseFile"), exports: t("shell.exports"), all: t("shell.allFiles") };
  return {
    call: async <K extends CallName>(name: K, request: object) => (await ask(name, request)) as Answer<K>,
    onChanged: (listener) => listeners.add(listener),
    chooseSave: async (name) => (await ask("choose_save", { name })) as ChosenFile | null,
    saved: () => Promise.resolve(),
    shown: () => void ask("shown", {}),
    chooseFile: async () => (await ask("choose_file", dialog)) as ChosenFile | null,
    takeFile,
  };
}

type Greeting = { label: string; arrival: Arrival | null; rest: ToldRest | null };

async function hear(heard: Heard): Promise<void> {
  const { label, arrival, rest } = (await ask("window", { ask: "ready" })) as Greeting;
  const here = { target: label };
  await listen<string>("do", (event) => heard.do(event.payload), here);
  await listen<Arrival>("arrived", (event) => heard.arrived(event.payload), here);
  await listen<ToldRest | null>("rested", (event) => heard.rested(event.payload), here);
  if (arrival) heard.arrived(arrival);
  if (rest) heard.rested(rest);
}

export function tauriShell(): Shell {
  const tell = async (request: object): Promise<void> => void (await ask("window", request));
  return {
    framed: true,
    listen: (heard) => void hear(heard),
    newWindow: () => tell({ ask: "new_window" }),
    menus: (menus) => tell({ ask: "menus", menus }),
    tray: (items) => tell({ ask: "tray", items }),
    workout: (title) => tell({ ask: "workout", title }),
    rest: (rest) => tell({ ask: "rest", rest }),
    logbooks: async () => (await ask("window", { ask: "logbooks" })) as LogbookLine[],
    openLogbook: (name) => tell({ ask: "open_logbook", name }),
  };
}
