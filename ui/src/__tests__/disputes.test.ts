import { expect, test } from "vitest";
import { disputesInWords } from "../disputes";

test("the values that are not shown are said, and what settles them", () => {
  expect(disputesInWords([{ field: "load", others: ["102kg"] }])).toBe(
    "Another device set the load to 102kg at the same time. Change it, and the new value counts.",
  );
  expect(disputesInWords([{ field: "note", others: [""] }])).toContain("the note to nothing");
  expect(disputesInWords([{ field: "deleted", others: [""] }])).toContain("deleted it while another changed it");
});
