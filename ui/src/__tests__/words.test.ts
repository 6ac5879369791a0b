import { expect, test } from "vitest";
import { BackendError } from "../backend/backend";
import { count, sentence, wordsFor } from "../words";

test("a full disk is told as what happened and what to do", () => {
  expect(wordsFor(new BackendError("disk_full", "enospc"))).toMatch(/^The disk is full, so nothing was stored/);
});

test("the core's own words become a sentence", () => {
  expect(wordsFor({ code: "not_understood", message: "a number of repetitions is missing" })).toBe(
    "A number of repetitions is missing.",
  );
  expect(sentence("Really?")).toBe("Really?");
});

test("whatever is thrown has words", () => {
  expect(wordsFor("boom")).toContain("boom");
});

test("counts agree with their nouns", () => {
  expect(count(1, "set")).toBe("1 set");
  expect(count(1200, "set")).toBe("1,200 sets");
});
