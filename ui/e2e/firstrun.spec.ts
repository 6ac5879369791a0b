import { check } from "./axe";
import { expect, test } from "./twin";

test("somebody looks around in a demo, and throws it away, by keyboard", async ({ desk, page }) => {
  await page.getByRole("heading", { name: "Nothing is written here yet." }).waitFor();
  await check(desk);
  await page.getByRole("button", { name: "Show a demo" }).press("Enter");
  const banner = page.getByRole("complementary", { name: "This is demo data." });
  await expect(banner).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recent" })).toBeVisible();
  for (const key of ["2", "3", "4", "8", "9", "1"]) {
    await desk.press(`Control+${key}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await expect(banner).toBeVisible();
  }
  await check(desk);
  await page.reload();
  await banner.getByRole("button", { name: "Throw the demo away" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing is written here yet." })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test("the demo goes and what one logged stays", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Show a demo" }).click();
  await expect(page.getByRole("heading", { name: "Recent" })).toBeVisible();
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "61x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.press("Control+k");
  await page.getByRole("combobox", { name: "Find anything" }).fill("throw the demo");
  await page.getByRole("option", { name: "Throw the demo away" }).waitFor();
  await desk.press("Enter");
  await expect(page.getByRole("complementary", { name: "This is demo data." })).toHaveCount(0);
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await expect(desk.rows("Bench Press").first()).toContainText("61");
});

test("the first set is logged within ten presses", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.begin("Bench Press");
  await desk.type("60x5");
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
});
