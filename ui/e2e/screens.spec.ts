import { expect, test } from "./twin";

test.use({ seed: 900 });

test("history opens a workout beside the list and changes it there", async ({ desk, page }) => {
  await desk.press("Control+2");
  const list = page.getByRole("region", { name: "Workouts" });
  await list.getByRole("link").nth(2).click();
  const title = page.getByRole("textbox", { name: "Title of the workout" });
  await title.fill("Renamed here");
  await desk.press("Enter");
  await expect(list.getByText("Renamed here")).toBeVisible();
  const row = page.locator("main tr[data-row]").first();
  await row.focus();
  await desk.press("Enter");
  const editor = page.getByRole("textbox", { name: /^Change/ });
  await editor.fill("61.5x7");
  await desk.press("Enter");
  await expect(row).toContainText("61.5");
});

test("the list of history is walked with the arrows and grows while scrolling", async ({ desk, page }) => {
  await desk.press("Control+2");
  const rows = page.getByRole("region", { name: "Workouts" }).locator("[data-row]");
  await rows.first().focus();
  await desk.press("ArrowDown", "ArrowDown");
  await expect(rows.nth(2)).toHaveAttribute("aria-current", "true");
  // However many there are, the page holds those in sight; the end is the end of all that came.
  const months = page.getByRole("region", { name: "Workouts" }).locator("h2");
  const newest = await months.first().textContent();
  for (let times = 0; times < 4; times += 1) await desk.press("End");
  await expect(months.filter({ hasText: newest ?? "" })).toHaveCount(0);
  expect(await rows.count()).toBeLessThan(100);
});

test("a removed workout comes back with Undo", async ({ desk, page }) => {
  await desk.press("Control+2");
  const rows = page.getByRole("region", { name: "Workouts" }).locator("[data-row]");
  await rows.nth(1).click();
  const gone = await rows.nth(1).getAttribute("href");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.locator(`.list a[href="${gone}"]`)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(`.list a[href="${gone}"]`)).toHaveCount(1);
});

test("a note is found by its words", async ({ desk, page }) => {
  await desk.press("Control+2");
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note on the workout" }).fill("Zanzibar barbell");
  await desk.press("Control+Enter");
  await page.getByRole("searchbox").fill("zanzibar");
  await expect(page.getByRole("link", { name: /Zanzibar barbell/ })).toBeVisible();
});

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
