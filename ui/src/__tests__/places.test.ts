import { expect, test } from "vitest";
import { fragmentOf, placeOf } from "../places";

test("a place survives its address", () => {
  for (const place of [
    { screen: "history", open: "0193-a/b" },
    { screen: "exercises", open: null },
  ] as const) {
    expect(placeOf(fragmentOf(place.screen, place.open))).toEqual(place);
  }
});

test("an unknown address is Today", () => {
  expect(placeOf("")).toEqual({ screen: "today", open: null });
  expect(placeOf("#/import")).toEqual({ screen: "today", open: null });
});
