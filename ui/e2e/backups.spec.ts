import { readFile } from "node:fs/promises";
import { check } from "./axe";
import { type Desk, expect, test, withTwin } from "./twin";

const openData = async (desk: Desk): Promise<void> => {
  await desk.press("Control+9");
  await desk.page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Export and data" }).click();
  await expect(desk.page.getByRole("region", { name: "Backups" })).toBeVisible();
};

const logOne = async (desk: Desk, exercise: string, set: string): Promise<void> => {
  await desk.begin(exercise);
  await desk.log(exercise, set);
  await expect(desk.rows(exercise)).toHaveCount(1);
};

test("a backup is made and looked into by keyboard alone, and its rule is said", async ({ desk, page }) => {
  await logOne(desk, "Bench Press", "102.5x5");
  await openData(desk);
  const backups = page.getByRole("region", { name: "Backups" });
  await expect(backups).toContainText("None has been made yet.");
  await expect(backups).toContainText("last 7 days, 8 weeks and 12 months");
  await page.getByRole("button", { name: "Back up now" }).press("Enter");
  await expect(backups.getByRole("row").filter({ hasText: "By hand" })).toContainText("changes");
  await expect(backups).toContainText("The last one was made");
  await check(desk);
  await page.getByRole("button", { name: /^Restore the backup made/ }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "Restore" });
  await expect(sheet).toContainText("Everything in it is here already");
  await check(desk);
  await desk.press("Escape");
  await expect(sheet).toHaveCount(0);
});

test("the palette backs up from anywhere", async ({ desk, page }) => {
  await logOne(desk, "Bench Press", "100x5");
  await desk.press("Control+k");
  await page.getByRole("combobox").last().fill("Back up now");
  await page.getByRole("option", { name: "Back up now" }).first().waitFor();
  await desk.press("Enter");
  await expect(page.getByRole("region", { name: "Backups" }).getByText("By hand")).toBeVisible();
});

test("one file goes from one logbook into another, which says first what it would bring", async ({ desk, page, browser }) => {
  await logOne(desk, "Bench Press", "102.5x5");
  await openData(desk);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export Chalkbook" }).press("Enter");
  const file = await (await download).path();
  await expect(page.getByRole("status").filter({ hasText: "logbook.chalkbook" })).toBeVisible();
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 15).toString()).toBe("SQLite format 3");

  await withTwin(0, async (address) => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const other = await context.newPage();
    await other.goto(address);
    const elsewhere = { page: other, press: async (...keys: string[]) => { for (const key of keys) await other.keyboard.press(key); } } as Desk;
    await other.getByRole("heading").first().waitFor();
    await openData(elsewhere);
    const chooser = other.waitForEvent("filechooser");
    await other.getByRole("button", { name: "Restore from a file…" }).press("Enter");
    await (await chooser).setFiles({ name: "logbook.chalkbook", mimeType: "application/octet-stream", buffer: bytes });
    const sheet = other.getByRole("dialog", { name: "Restore" });
    await expect(sheet).toContainText("1 workout that this logbook does not have");
    await expect(sheet).toContainText("Nothing newer is lost");
    await check(elsewhere);
    await sheet.getByRole("button", { name: "Restore" }).press("Enter");
    await expect(sheet).toContainText("came, and with them 1 workout");
    await sheet.getByRole("button", { name: "Close" }).press("Enter");
    await other.goto(new URL("#/history", other.url()).href);
    await expect(other.getByText("Bench Press").first()).toBeVisible();
    await context.close();
  });
});

test("a file that is no logbook is refused in words", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  await openData(desk);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Restore from a file…" }).press("Enter");
  await (await chooser).setFiles({ name: "holiday.sqlite", mimeType: "application/octet-stream", buffer: Buffer.from("Dear diary, ".repeat(500)) });
  await expect(page.getByRole("alert")).toContainText("Holiday.sqlite is damaged, or no logbook at all");
  await check(desk);
});

test.describe("with some training", () => {
  test.use({ seed: 200, years: 1 });

  test("the workouts that are selected in History are exported alone", async ({ desk, page }) => {
    await desk.press("Control+2");
    const rows = page.locator("a[data-row]");
    await rows.first().click();
    await rows.nth(2).click({ modifiers: ["Shift"] });
    await expect(page.getByRole("heading", { level: 1, name: "3 workouts selected" })).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV…" }).press("Enter");
    const text = await readFile(await (await download).path(), "utf8");
    const days = new Set(text.trim().split("\r\n").slice(1).map((row) => row.slice(0, 16)));
    expect(days.size).toBe(3);
    await expect(page.getByText("3 workouts and").first()).toBeVisible();
  });
});
