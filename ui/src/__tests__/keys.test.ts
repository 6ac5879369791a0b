import { describe, expect, test } from "vitest";
import { bare, commanded, screenFor, stepped, type Press } from "../keys";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("going to a screen", () => {
  test("Ctrl or Cmd with a number goes to the screen of that number", () => {
    expect(screenFor(press("1", { ctrlKey: true }))).toBe("today");
    expect(screenFor(press("4", { metaKey: true }))).toBe("progress");
    expect(screenFor(press("6", { ctrlKey: true }))).toBe("devices");
  });

  test("a number alone, a number without a screen and AltGr go nowhere", () => {
    expect(screenFor(press("1"))).toBeNull();
    expect(screenFor(press("9", { ctrlKey: true }))).toBeNull();
    expect(screenFor(press("2", { ctrlKey: true, altKey: true }))).toBeNull();
  });
});

test("Shift leaves a key bare, since some layouts need it for / and ?", () => {
  expect(bare(press("?", { shiftKey: true }))).toBe(true);
  expect(bare(press("d", { ctrlKey: true }))).toBe(false);
  expect(commanded(press("d", { metaKey: true }))).toBe(true);
});

describe("walking rows", () => {
  test("arrows move by one and stay at the ends", () => {
    expect(stepped(3, 0, "ArrowDown")).toBe(1);
    expect(stepped(3, 2, "ArrowDown")).toBe(2);
    expect(stepped(3, 0, "ArrowUp")).toBe(0);
  });

  test("Home and End go to the ends, other keys and no rows nowhere", () => {
    expect(stepped(3, 1, "Home")).toBe(0);
    expect(stepped(3, 1, "End")).toBe(2);
    expect(stepped(3, 1, "Enter")).toBeNull();
    expect(stepped(0, -1, "ArrowDown")).toBeNull();
  });
});
