import { describe, expect, test } from "vitest";
import { bare, commanded, means, ofText, readable, stepped, type Press } from "../keys";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("keys as they are written", () => {
  test("mod is Ctrl or Cmd, and nothing else is held", () => {
    expect(means("mod+k", press("k", { ctrlKey: true }))).toBe(true);
    expect(means("mod+k", press("K", { metaKey: true }))).toBe(true);
    expect(means("mod+k", press("k"))).toBe(false);
    expect(means("mod+k", press("k", { ctrlKey: true, altKey: true }))).toBe(false);
    expect(means("mod+k", press("k", { ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  test("Shift is held where it is written, and only there", () => {
    const shifted = press("Z", { ctrlKey: true, shiftKey: true });
    expect(means("mod+shift+z", shifted)).toBe(true);
    expect(means("mod+z", shifted)).toBe(false);
    expect(means("mod+shift+z", press("z", { ctrlKey: true }))).toBe(false);
    expect(readable("mod+shift+z", false)).toBe("Ctrl Shift Z");
    expect(readable("mod+shift+z", true)).toBe("⌘⇧Z");
  });

  test("a bare key is bare, with or without Shift", () => {
    expect(means("?", press("?", { shiftKey: true }))).toBe(true);
    expect(means("n", press("n", { metaKey: true }))).toBe(false);
  });

  test("they are read as the system names them", () => {
    expect(readable("mod+k", false)).toBe("Ctrl K");
    expect(readable("mod+Enter", true)).toBe("⌘↵");
    expect(readable("?", false)).toBe("?");
  });
});

test("bare keys and undoing belong to a text, other commands do not", () => {
  expect(ofText(press("?", { shiftKey: true }))).toBe(true);
  expect(ofText(press("z", { ctrlKey: true }))).toBe(true);
  expect(ofText(press("d", { ctrlKey: true }))).toBe(false);
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
