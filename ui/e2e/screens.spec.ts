import { expect, test } from "./twin";

test.use({ seed: 900 });

test("an exercise's page shows its records, its chart and its sets", async ({ desk, page }) => {
  await desk.press("Control+3");
  await page.getByRole("searchbox").fill("bench");
  await page.getByRole("region", { name: "All exercises" }).getByRole("link", { name: /bench press/i }).first().click();
  await expect(page.getByText("Best e1RM")).toBeVisible();
  await expect(page.getByRole("region", { name: "Best by reps" }).getByRole("row")).not.toHaveCount(1);
  const chart = page.getByRole("region", { name: "Over time" });
  await expect(chart.locator("canvas")).toBeVisible();
  await chart.getByRole("button", { name: "All" }).click();
  await chart.getByText("As a table").click();
  await expect(chart.getByRole("columnheader", { name: "Month" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Every set" }).getByRole("listitem").first()).toBeVisible();
});

test("an exercise is renamed, put away and made one with another", async ({ desk, page }) => {
  await desk.press("Control+3");
  await page.getByRole("region", { name: "All exercises" }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("My lift");
  await desk.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "My lift" })).toBeVisible();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Take back" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("button", { name: "Merge" }).click();
  await page.getByRole("combobox", { name: "Into which exercise" }).click();
  const other = page.getByRole("dialog").getByRole("option").first();
  const name = (await other.locator("span").first().textContent()) ?? "";
  await other.click();
  await page.getByRole("dialog").getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});
