import { describe, expect, test } from "vitest";
import type { Desk } from "../actions/action";
import { actions } from "../actions/list";
import { asked } from "../actions/press";
import type { Press } from "../keys";
import { screens } from "../places";
import { aDesk } from "./desks";

const press = (key: string, ctrlKey = false): Press => ({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });
const anywhere = { typing: false, dialog: false };
const ids = (desk: Desk): string[] => actions.filter((action) => action.possible(desk)).map((action) => action.id);

function pressed(desk: Desk, key: string, ctrlKey = false, where = anywhere): string | null {
  return asked(actions, desk, press(key, ctrlKey), where)?.id ?? null;
}

describe("the list", () => {
  test("names nothing twice, neither by its name nor by its words", () => {
    expect(new Set(actions.map((action) => action.id)).size).toBe(actions.length);
    expect(new Set(actions.map((action) => action.words)).size).toBe(actions.length);
  });

  test("gives a key to two actions only where one of them is offered by the screen", () => {
    const withKey = new Map<string, string[]>();
    for (const { id, keys = [] } of actions) for (const key of keys) withKey.set(key, [...(withKey.get(key) ?? []), id]);
    const shared = [...withKey].filter(([, some]) => some.length > 1);
    expect(shared).toEqual([
      ["n", ["start", "log-weight", "add-goal"]],
      ["/", ["add-exercise", "search"]],
      // An exercise is in a superset or is not.
      ["mod+j", ["join-entry", "separate-entry"]],
    ]);
  });

  test("has every screen, with its number", () => {
    screens.forEach((screen, index) => expect(pressed(aDesk(), String((index + 1) % 10), true)).toBe(`go-${screen}`));
  });
});

describe("what is possible", () => {
  test("a workout is started where none runs, and finished where one does, from any screen", () => {
    const idle = aDesk({ screen: "history" });
    expect(ids(idle)).toEqual(expect.arrayContaining(["start", "past-day"]));
    expect(ids(idle)).not.toContain("finish");
    const running = aDesk({ screen: "history", running: true });
    expect(ids(running)).toEqual(expect.arrayContaining(["finish", "discard", "add-exercise", "note", "repeat-set"]));
    expect(ids(running)).not.toContain("start");
  });

  test("on Today only what is offered there is possible", () => {
    expect(ids(aDesk({ running: true, offers: ["finish"] }))).toContain("finish");
    expect(ids(aDesk({ running: true }))).not.toContain("finish");
  });

  test("nothing of a workout is, while it is not known whether one runs", () => {
    const unknown = aDesk({ screen: "history", running: null });
    expect(ids(unknown)).not.toContain("start");
    expect(ids(unknown)).not.toContain("finish");
  });

  test("the theme, the unit and the sharing that one has are not", () => {
    const desk = aDesk({ theme: "dark", unit: "lb", shared: true });
    expect(ids(desk)).toEqual(expect.arrayContaining(["theme-light", "theme-system", "use-kg", "sync-now", "invite"]));
    for (const id of ["theme-dark", "use-lb", "share"]) expect(ids(desk)).not.toContain(id);
  });

  test("no month is jumped to while nothing was ever logged", () => {
    expect(ids(aDesk())).toContain("jump-to-month");
    expect(ids(aDesk({ begun: false }))).not.toContain("jump-to-month");
  });

  test("the rest is, while one goes on", () => {
    expect(ids(aDesk())).not.toContain("rest-skip");
    expect(ids(aDesk({ resting: true }))).toEqual(expect.arrayContaining(["rest-longer", "rest-shorter", "rest-skip"]));
  });
});

describe("a key press", () => {
  test("does what is offered here, and never what another screen would", () => {
    expect(pressed(aDesk({ running: true, offers: ["finish"] }), "Enter", true)).toBe("finish");
    expect(pressed(aDesk({ screen: "history", running: true }), "Enter", true)).toBeNull();
    expect(pressed(aDesk({ screen: "history" }), "n")).toBeNull();
  });

  test("/ searches where the screen can, and adds an exercise where it cannot", () => {
    expect(pressed(aDesk({ offers: ["add-exercise"] }), "/")).toBe("add-exercise");
    expect(pressed(aDesk({ offers: ["search", "add-exercise"] }), "/")).toBe("search");
    expect(pressed(aDesk(), "/")).toBeNull();
  });

  test("is left to the text that is being typed, if it is a bare key or undoes", () => {
    const typing = { typing: true, dialog: false };
    const desk = aDesk({ undoable: "logging sets", offers: ["repeat-set"] });
    for (const [key, ctrl] of [["?", false], ["n", false], ["z", true]] as const) expect(pressed(desk, key, ctrl, typing)).toBeNull();
    expect(pressed(desk, "d", true, typing)).toBe("repeat-set");
    expect(pressed(desk, "k", true, typing)).toBe("find");
  });

  test("in a dialog only finds and goes to screens", () => {
    const dialog = { typing: true, dialog: true };
    const desk = aDesk({ offers: ["finish", "repeat-set"] });
    expect(pressed(desk, "Enter", true, dialog)).toBeNull();
    expect(pressed(desk, "d", true, dialog)).toBeNull();
    expect(pressed(desk, "k", true, dialog)).toBe("find");
    expect(pressed(desk, "2", true, dialog)).toBe("go-history");
  });
});

test("what another screen does is done at its home", () => {
  const desk = aDesk({ screen: "exercises", running: true });
  actions.find((action) => action.id === "finish")?.run(desk);
  expect(desk.done).toEqual(["take finish at today"]);
});
