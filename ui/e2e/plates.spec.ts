import { check } from "./axe";
import { train } from "./past";
import { expect, test } from "./twin";

test("the bar shows what is typed, and the nearest where it cannot be made", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  const bar = page.getByRole("region", { name: "On the bar" });
  await expect(bar).toHaveCount(0);
  await desk.type("102.5x5");
  await expect(bar.getByText("25 · 15 · 1.25 a side")).toBeVisible();
  await desk.line("Bench Press").fill("101x5");
  await expect(bar.getByText("101 kg cannot be made here")).toBeVisible();
  await expect(bar.getByText("25 · 15 a side")).toBeVisible();
  await check(desk);
  await desk.line("Bench Press").fill("20x5");
  await expect(bar.getByText("The bare bar")).toBeVisible();
});

test("the warm-up to last time's load is logged a step at a press", async ({ desk, page, address }) => {
  await train(address, 3, [["back-squat", "w 60x5; 140 5 5"]]);
  await desk.begin("Back Squat");
  const steps = page.getByRole("list", { name: "Warm-up" }).getByRole("button");
  await expect(steps).toHaveText([/20/, /70/, /100/, /120/]);
  await desk.press("Control+u");
  await expect(desk.rows("Back Squat")).toHaveCount(1);
  await expect(steps.first()).toContainText("✓");
  await desk.press("Control+u");
  await expect(desk.rows("Back Squat")).toHaveCount(2);
  await expect(desk.rows("Back Squat").nth(1)).toContainText("70");
  await desk.log("Back Squat", "140x5");
  await expect(steps).toHaveCount(0);
});

test("another bar is taken and remembered for the exercise", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "60x5");
  const bar = page.getByRole("region", { name: "On the bar" });
  await expect(bar.getByText("20 a side")).toBeVisible();
  await bar.getByRole("button", { name: "Barbell 15 kg" }).press("Enter");
  await expect(bar.getByText("20 · 2.5 a side")).toBeVisible();
  await page.reload();
  await expect(bar.getByText("20 · 2.5 a side")).toBeVisible();
});

test("what takes no plates shows no bar", async ({ desk, page }) => {
  await desk.begin("Pull-Up");
  await desk.log("Pull-Up", "bw+20x5");
  await expect(desk.rows("Pull-Up")).toHaveCount(1);
  await expect(page.getByRole("region", { name: "On the bar" })).toHaveCount(0);
});

test("plates for any load are asked from anywhere", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+2", "Control+k");
  await page.getByRole("combobox").fill("plates for");
  await page.getByRole("option", { name: /Plates for a load/ }).first().waitFor();
  await desk.press("Enter");
  const field = page.getByRole("textbox", { name: "Load" });
  await expect(field).toBeFocused();
  await desk.type("225 lb");
  await expect(page.getByText("225 lb cannot be made here")).toBeVisible();
  await field.fill("142.5");
  await expect(page.getByText("25 · 25 · 10 · 1.25 a side")).toBeVisible();
  await check(desk);
});
