// What a page may ask of the window it is in, and hear from it. In a browser a
// stand-in answers, which has no menus and no tray.

import type { Resting } from "../rest";

/** What the system does by itself when it is chosen in a menu. */
export type SystemItem =
  | "cut"
  | "copy"
  | "paste"
  | "select_all"
  | "close_window"
  | "minimize"
  | "maximize"
  | "fullscreen"
  | "hide"
  | "about"
  | "open"
  | "quit";

export type MenuItem =
  | "line"
  | { do: { id: string; words: string; keys: string | null; possible: boolean } }
  | { system: { what: SystemItem; words: string } };
export type Menu = { title: string; items: MenuItem[] };

/** Where a link leads. */
export type Arrival = { to: "today" } | { to: "workout"; id: string } | { to: "exercise"; slug: string } | { to: "pair"; link: string };

/** A logbook of this computer; the one that everybody begins with has no name. */
export type LogbookLine = { name: string | null; here: boolean };

/** A rest, and what the system says when it is over. */
export type ToldRest = Resting & { title: string; body: string };

/** What the page hears. */
export type Heard = {
  /** An action was chosen outside of the page. */
  do: (action: string) => void;
  arrived: (arrival: Arrival) => void;
  /** Another window of this logbook rests, or does no longer. */
  rested: (rest: Resting | null) => void;
};

export interface Shell {
  /** Whether there is a window around the page that has menus. */
  readonly framed: boolean;
  /** From now on the page is there, and is told what happens. */
  listen(heard: Heard): void;
  newWindow(): Promise<void>;
  menus(menus: Menu[]): Promise<void>;
  tray(items: MenuItem[]): Promise<void>;
  workout(title: string | null): Promise<void>;
  rest(rest: ToldRest | null): Promise<void>;
  logbooks(): Promise<LogbookLine[]>;
  /** Opens a logbook in a window of its own, and makes it where it is new. */
  openLogbook(name: string | null): Promise<void>;
}

/** The stand-in: what a browser can do of it, and nothing where it can do nothing. */
export function browserShell(): Shell {
  const logbooks: LogbookLine[] = [{ name: null, here: true }];
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    framed: false,
    listen: () => undefined,
    newWindow: async () => void window.open(location.href),
    menus: nothing,
    tray: nothing,
    workout: nothing,
    rest: nothing,
    logbooks: async () => logbooks,
    openLogbook: async (name) => {
      if (!logbooks.some((each) => each.name === name)) logbooks.push({ name, here: false });
    },
  };
}
