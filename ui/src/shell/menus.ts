// The native menus as a list: which actions stand in which menu, in the words
// and with the keys that `actions/list.ts` has for them. Pure.

import type { Action, Desk } from "../actions/action";
import type { Menu, MenuItem, SystemItem } from "../backend/shell";
import { t } from "../language";
import { screens } from "../places";

type Entry = "-" | `system:${SystemItem}` | `do:${string}`;

const file: Entry[] = ["do:new-window", "do:logbooks", "-", "do:import", "do:export-json", "do:export-csv", "-", "system:close_window"];
const edit: Entry[] = ["do:undo", "do:redo", "-", "system:cut", "system:copy", "system:paste", "system:select_all", "-", "do:find"];
const view: Entry[] = [...screens.map((screen): Entry => `do:go-${screen}`), "-", "do:theme-system", "do:theme-light", "do:theme-dark"];
const frame: Entry[] = ["system:minimize", "system:maximize", "system:fullscreen"];
const help: Entry[] = ["do:keys"];
/** What a Mac has in the menu of the program's own name. */
const own: Entry[] = ["system:about", "-", "system:hide", "-", "system:quit"];

const system: { [what in SystemItem]: () => string } = {
  cut: () => t("shell.cut"),
  copy: () => t("shell.copy"),
  paste: () => t("shell.paste"),
  select_all: () => t("shell.selectAll"),
  close_window: () => t("shell.closeWindow"),
  minimize: () => t("shell.minimize"),
  maximize: () => t("shell.maximize"),
  fullscreen: () => t("shell.fullscreen"),
  hide: () => t("shell.hide"),
  about: () => t("shell.about"),
  open: () => t("shell.open"),
  quit: () => t("shell.quit"),
};

/** Keys that are held: a bare key in a menu would be taken from whatever is typed. */
const keysOf = (action: Action): string | null => action.keys?.find((keys) => keys.startsWith("mod+")) ?? null;

function itemOf(actions: Action[], can: (action: Action) => boolean, entry: Entry): MenuItem[] {
  if (entry === "-") return ["line"];
  if (entry.startsWith("system:")) {
    const what = entry.slice("system:".length) as SystemItem;
    return [{ system: { what, words: system[what]() } }];
  }
  const action = actions.find((each) => each.id === entry.slice("do:".length));
  return action ? [{ do: { id: action.id, words: action.words, keys: keysOf(action), possible: can(action) } }] : [];
}

const itemsOf = (actions: Action[], can: (action: Action) => boolean, entries: Entry[]): MenuItem[] =>
  entries.flatMap((entry) => itemOf(actions, can, entry));

/** The bar; what cannot be done at this desk just now is greyed. */
export function menusOf(actions: Action[], desk: Desk, mac: boolean): Menu[] {
  const can = (action: Action): boolean => action.possible(desk);
  const menu = (title: string, entries: Entry[]): Menu => ({ title, items: itemsOf(actions, can, entries) });
  return [
    ...(mac ? [menu("Chalkbook", own)] : []),
    menu(t("shell.file"), mac ? file : [...file, "system:quit"]),
    menu(t("shell.edit"), edit),
    menu(t("shell.view"), view),
    menu(t("shell.window"), frame),
    menu(t("shell.help"), mac ? help : [...help, "-", "system:about"]),
  ];
}

/** The menu of the tray: of the workout, what can be done whatever screen is shown. */
export function trayOf(actions: Action[], running: boolean): MenuItem[] {
  const training: Entry = running ? "do:finish" : "do:start";
  return itemsOf(actions, () => true, ["-", "system:open", training, "-", "system:quit"]);
}
