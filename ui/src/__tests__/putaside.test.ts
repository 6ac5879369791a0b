import { describe, expect, test } from "vitest";
import type { QuarantineLine } from "../backend/bindings";
import { gathered, triedWords } from "../putaside";

let made = 0;

const line = (changed: Partial<QuarantineLine>): QuarantineLine => ({
  record: `${(made += 1)}`,
  reason: "its signature is wrong",
  since: new Date(2026, 10, 24, 12).getTime(),
  author: { device: "0a1b2c3d4e", name: "Old phone" },
  remedy: "none",
  hidden: false,
  ...changed,
});

describe("what was put aside", () => {
  test("is gathered by what can be done about it", () => {
    const groups = gathered([line({ remedy: "adopt" }), line({}), line({ remedy: "adopt" }), line({ remedy: "try", reason: "no key" })]);
    expect(groups.map((group) => [group.remedy, group.records.length])).toEqual([["adopt", 2], ["none", 1], ["try", 1]]);
  });

  test("keeps two devices apart, and two reasons", () => {
    const other = { device: "ffffffffff", name: "" };
    const groups = gathered([
      line({ remedy: "adopt" }),
      line({ remedy: "adopt", author: other }),
      line({ remedy: "try", reason: "no key" }),
      line({ remedy: "try", reason: "newer" }),
    ]);
    expect(groups.map((group) => group.title)).toEqual(["Old phone", "Device ffffff", "Not readable yet", "Not readable yet"]);
    expect(new Set(groups.map((group) => group.key)).size).toBe(4);
  });

  test("says how many there are, since the first of them, and why", () => {
    const [group] = gathered([line({ since: new Date(2026, 10, 25, 12).getTime() }), line({})]);
    expect(group?.many).toMatch(/^2 sealed records, since 24 Nov 2026/);
    expect(group?.detail).toMatch(/^Its signature is wrong\. /);
  });

  test("never promises a way for what is forged", () => {
    const [group] = gathered([line({})]);
    expect(group?.detail).toContain("kept as it came");
    expect(group?.detail).not.toMatch(/take it in|update/);
  });
});

test("what came of opening records again is said", () => {
  expect(triedWords({ used: 0, left: 3 })).toBe("It cannot be opened yet, and stays aside.");
  expect(triedWords({ used: 1, left: 0 })).toBe("1 sealed record taken in");
  expect(triedWords({ used: 2, left: 1 })).toBe("2 sealed records taken in; 1 cannot be opened yet");
});
