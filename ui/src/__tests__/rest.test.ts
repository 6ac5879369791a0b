import { expect, test } from "vitest";
import { beginRest, changed, leftOf, restWith } from "../rest";

test("a rest counts down to nothing and no further", () => {
  const rest = beginRest(1_000, 90);
  expect([1_000, 1_001, 61_000, 91_000, 200_000].map((now) => leftOf(rest, now))).toEqual([90, 90, 30, 0, 0]);
});

test("a rest that came from elsewhere goes on from what was left of it", () => {
  expect(leftOf(restWith(5_000, { left: 40, of: 120 }), 15_000)).toBe(30);
});

test("a rest is made longer and shorter, and one with nothing left is over", () => {
  const rest = beginRest(0, 60);
  expect(leftOf(changed(rest, 10_000, 15), 10_000)).toBe(65);
  expect(leftOf(changed(rest, 50_000, -15), 50_000)).toBe(0);
  expect(changed(rest, 0, 15).of).toBe(75);
});
