// The native menus: each item is an action that there is, or the system's.

import { describe, expect, it } from "vitest";
import type { Desk } from "../actions/action";
import { actions } from "../actions/list";
import type { MenuItem } from "../backend/shell";
import { isName } from "../parts/logbooks/name";
import { menusOf, trayOf } from "../shell/menus";
import { aDesk } from "./desks";

const idsOf = (items: MenuItem[]): string[] => items.flatMap((item) => (item !== "line" && "do" in item ? [item.do.id] : []));
const wordsOf = (item: MenuItem): string => (item === "line" ? "-" : "do" in item ? item.do.words : item.system.words);

describe("the native menus", () => {
  it("hold actions of the list, with their words, once each", () => {
    const items = menusOf(actions, aDesk(), false).flatMap((menu) => menu.items);
    const ids = idsOf(items);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(actions.map((action) => action.id)).toContain(id);
    for (const id of ["new-window", "logbooks", "import", "undo", "find", "keys", "go-today", "go-settings"]) {
      expect(ids).toContain(id);
    }
    expect(items.map(wordsOf)).not.toContain("");
  });

  it("take no bare key, which would be lost to whatever is typed", () => {
    for (const item of menusOf(actions, aDesk(), false).flatMap((menu) => menu.items)) {
      if (item !== "line" && "do" in item && item.do.keys !== null) expect(item.do.keys).toMatch(/^mod\+/);
    }
  });

  it("grey what cannot be done just now", () => {
    const greyed = (desk: Partial<Desk>): string[] =>
      menusOf(actions, aDesk(desk), false).flatMap((menu) => menu.items.flatMap((item) => (item !== "line" && "do" in item && !item.do.possible ? [item.do.id] : [])));
    expect(greyed({})).toEqual(["undo", "redo", "theme-system"]);
    expect(greyed({ undoable: "a set", redoable: "a note", theme: "dark" })).toEqual(["theme-dark"]);
  });

  it("have the program's own menu first on a Mac, and only there", () => {
    expect(menusOf(actions, aDesk(), true)[0]?.title).toBe("Chalkbook");
    expect(menusOf(actions, aDesk(), false)[0]?.title).toBe("File");
  });

  it("offer in the tray what can be done with the workout", () => {
    expect(idsOf(trayOf(actions, false))).toEqual(["start"]);
    expect(idsOf(trayOf(actions, true))).toEqual(["finish"]);
  });
});

describe("the name of a logbook", () => {
  it.each(["Anna", "Jörg 2", " a_b-c ", "花子"])("can be %s", (name) => expect(isName(name)).toBe(true));
  it.each(["", " ", "..", "a/b", "-x", "a.b", "a".repeat(41)])("cannot be %s", (name) => expect(isName(name)).toBe(false));
});
