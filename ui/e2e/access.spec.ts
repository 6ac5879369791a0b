// Nothing for axe to find: every screen, light and dark, empty and full, wide and narrow.

import { check } from "./axe";
import { type Desk, expect, test } from "./twin";

async function everyScreen(desk: Desk, full: boolean): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await check(desk);
  for (const key of ["2", "3", "4", "5", "6"]) {
    await desk.press(`Control+${key}`);
    await desk.page.getByRole("heading", { level: 1 }).first().waitFor();
    if (full && Number(key) < 4) await desk.page.locator(".list [data-row]").first().waitFor();
    if (full && key === "3") {
      await desk.page.getByRole("link", { name: /^bench press/i }).first().click();
      await desk.page.locator("canvas").waitFor();
    }
    await check(desk);
  }
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const seed of [0, 900]) {
    test.describe(`${colorScheme}, ${seed === 0 ? "empty" : "full"}`, () => {
      test.use({ colorScheme, seed, viewport: seed === 0 ? { width: 1024, height: 700 } : { width: 1600, height: 1000 } });

      test("no screen has a fault", async ({ desk }) => {
        await everyScreen(desk, seed > 0);
      });

      test("a running workout and its sheets have no fault", async ({ desk, page }) => {
        await desk.begin("Bench Press");
        await desk.log("Bench Press", "100x5@8");
        await expect(desk.rows("Bench Press")).toHaveCount(1);
        await desk.log("Bench Press", "nonsense");
        await expect(page.getByRole("alert")).toBeVisible();
        await check(desk);
        await desk.line("Bench Press").fill("");
        await desk.press("ArrowUp", "?");
        await page.getByRole("dialog").waitFor();
        await check(desk);
      });
    });
  }
}
