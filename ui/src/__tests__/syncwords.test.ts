import { describe, expect, test } from "vitest";
import { BackendError } from "../backend/backend";
import type { DeviceLine, Pairing, SyncState } from "../backend/bindings";
import { elsewhereWords, groupsOf, isLink, isWord, nameOf, outcomeOf, standing, statusWords, twoPlaces, wordsOf } from "../syncwords";
import { wordsFor, wordsWhereTyped } from "../words";

const sync = (changed: Partial<SyncState>): SyncState => ({
  state: "up_to_date",
  reason: "",
  outbox: 0,
  quarantined: 0,
  here: 0,
  ...changed,
});

const pairing = (changed: Partial<Pairing>): Pairing => ({
  code: "",
  link: "",
  picture: "",
  state: "waiting",
  detail: "",
  ...changed,
});

describe("the status line", () => {
  const check = (changed: Partial<SyncState>, said: string | null): void => expect(statusWords(sync(changed))).toBe(said);

  test("says nothing where this device is by itself", () => check({ state: "off" }, null));

  test("says who is here", () => {
    check({}, "Up to date");
    check({ here: 1 }, "Up to date · 1 other device here");
    check({ here: 2 }, "Up to date · 2 other devices here");
  });

  test("says what waits", () => {
    check({ state: "offline", outbox: 3 }, "Offline, 3 changes wait");
    check({ state: "offline", outbox: 1 }, "Offline, 1 change waits");
    check({ state: "offline" }, "Offline, nothing waits");
    check({ state: "catching_up" }, "Catching up");
    check({ state: "connecting", outbox: 2 }, "Connecting, 2 changes wait");
  });

  test("gives the reason why nothing goes on", () => {
    check({ state: "stopped", reason: "this device was removed" }, "Stopped: this device was removed");
    check({ state: "stuck", reason: "the space is full" }, "Stuck: the space is full");
  });

  test("says that something was put aside", () => check({ quarantined: 2 }, "Up to date · 2 put aside"));
});

test("the screen says how sync stands in sentences", () => {
  expect(standing(sync({ here: 1 }))).toEqual({
    title: "Everything is on the relay.",
    detail: "1 other device is here now.",
  });
  expect(standing(sync({ state: "offline", reason: "no answer", outbox: 3 }))).toEqual({
    title: "Offline. Nothing is lost.",
    detail: "No answer. 3 changes wait to go out.",
  });
});

test("a code is read in groups of four, however it came", () => {
  expect(groupsOf("ABCDEFGHIJ")).toEqual(["ABCD", "EFGH", "IJ"]);
  expect(groupsOf("ABCD-EFGH IJ")).toEqual(["ABCD", "EFGH", "IJ"]);
  expect(groupsOf("")).toEqual([]);
});

test("a device without a name is told by its key", () => {
  const device: DeviceLine = { device: "3f9a21c4d0", name: "", own: false, here: false };
  expect(nameOf(device)).toBe("Device 3f9a21");
  expect(nameOf({ ...device, name: "Laptop" })).toBe("Laptop");
});

test("what came of a code is said with the name or the reason", () => {
  expect(outcomeOf(pairing({ state: "joined", detail: "Laptop" }))).toBe("Laptop has joined.");
  expect(outcomeOf(pairing({ state: "joined" }))).toBe("The other device has joined.");
  expect(outcomeOf(pairing({ state: "failed", detail: "nobody used the code" }))).toBe(
    "No device joined: Nobody used the code.",
  );
});

test("words are told apart by any space, and compared without their case", () => {
  expect(wordsOf("  abandon\nability  able ")).toEqual(["abandon", "ability", "able"]);
  expect(isWord(" Abandon ", "abandon")).toBe(true);
  expect(isWord("ability", "abandon")).toBe(false);
  expect(isWord("", undefined)).toBe(false);
});

test("the two words asked about are never the same one", () => {
  for (let first = 0; first < 1; first += 0.04) {
    for (let second = 0; second < 1; second += 0.04) {
      const [one, other] = twoPlaces(12, first, second);
      expect(one).toBeLessThan(other);
      expect(one).toBeGreaterThanOrEqual(0);
      expect(other).toBeLessThan(12);
    }
  }
});

test("a link is known from a code", () => {
  expect(isLink(" chalkbook://pair?code=AB&relay=r")).toBe(true);
  expect(isLink("ABCD EFGH")).toBe(false);
});

test("beside a field a bad request is what was typed there", () => {
  const error = new BackendError("bad_request", "\"two words\" is no address of a relay");
  expect(wordsWhereTyped(error)).toBe("\"two words\" is no address of a relay.");
  expect(wordsFor(error)).toContain("did not reach");
  expect(wordsWhereTyped(new BackendError("disk_full", ""))).toMatch(/^The disk is full/);
});

test("where somebody trains is said with the exercise and the rest", () => {
  const training = { device: "3f9a21c4", name: "Laptop", workout: "one", exercise: "Bench Press", rest: null };
  expect(elsewhereWords(training, 72)).toEqual({ name: "Laptop", detail: "Bench Press · rest 1:12" });
  expect(elsewhereWords({ ...training, exercise: "" }, 0)).toEqual({ name: "Laptop", detail: "a workout runs" });
});
