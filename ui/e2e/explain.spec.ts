// Every number opens to where it comes from, by keyboard: its formula, the sets
// that it was made from, and those that were left out with the reason.

import type { Locator } from "@playwright/test";
import { checkBothThemes } from "./axe";
import { call, train, trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

type Told = {
  title: RegExp;
  formula: RegExp;
  /** A row that counts, and one that does not with its reason. */
  used?: RegExp;
  leftOut?: RegExp;
};

/** Opens a number with Enter, reads its sheet, and comes back to it with Escape. */
async function opens(desk: Desk, number: Locator, told: Told): Promise<void> {
  await number.focus();
  await desk.press("Enter");
  const sheet = desk.page.getByRole("dialog", { name: told.title });
  await expect(sheet).toContainText(told.formula);
  if (told.used) await expect(sheet.locator("tbody tr:not(.day, .dim)").filter({ hasText: told.used }).first()).toBeVisible();
  if (told.leftOut) await expect(sheet.locator("tbody tr.dim").filter({ hasText: told.leftOut }).first()).toBeVisible();
  await checkBothThemes(desk);
  await desk.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(number).toBeFocused();
}

const named = (desk: Desk, name: RegExp): Locator => desk.page.getByRole("button", { name }).first();

test("the numbers of every screen open to their formula and their sets", async ({ desk, page, address }) => {
  await trainForAMonth(address);
  await train(address, 0, [["bench-press", "w 40x5; 80x5; 82.5x3"]]);
  await call(address, "log_measurement", { measure: "weight", day: null, text: "82 kg" });
  await call(address, "add_goal", { aim: { kind: "e1rm", exercise: "bench-press", to: "140 kg" } });
  await call(address, "add_goal", { aim: { kind: "body", measure: "weight", to: "80 kg" } });
  const volume = { formula: /load × reps|repetitions/, used: /82\.5 × 3/, leftOut: /warm-up/ };
  const best = { formula: /w × \(1 \+ r \/ 30\)/, used: /80 × 5/, leftOut: /not the best/ };

  await test.step("Today", async () => {
    await opens(desk, named(desk, /^Volume.*: where it comes from/), { title: /^Volume a week/, ...volume });
    await opens(desk, named(desk, /^Sets: where/), { title: /^Sets/, formula: /every set that was logged/, used: /40 × 5/ });
  });
  await test.step("History", async () => {
    await desk.press("Control+2");
    await opens(desk, named(desk, /^Volume of the workout: where/), { title: /^Volume of the workout/, ...volume });
  });
  await test.step("Exercises", async () => {
    await desk.press("Control+3");
    await page.getByRole("searchbox").fill("bench press");
    await page.getByRole("link", { name: /^Bench Press/ }).first().click();
    await opens(desk, named(desk, /^Best e1RM, .*: where/), { title: /^Best e1RM: Bench Press/, ...best });
    await opens(desk, named(desk, /^Best for 3 reps: .*: where/), { title: /^Best for 3 reps/, formula: /heaviest working set/, used: /82\.5 × 3/ });
  });
  await test.step("Progress", async () => {
    await desk.press("Control+4");
    await opens(desk, named(desk, /^Quads, .* hard sets a week/), {
      title: /^Hard sets a week: Quads/,
      formula: /1 \(leads\) or ½ \(assists\)/,
      used: /6\d(\.5)? × 5/,
      leftOut: /warm-up/,
    });
  });
  await test.step("Goals, of a lift and of the body", async () => {
    await desk.press("Control+5");
    await opens(desk, named(desk, /^Bench Press.*where it comes from/), { title: /^Bench Press/, ...best });
    await opens(desk, named(desk, /weight.*where it comes from/i), { title: /weight/i, formula: /./ });
  });
});
