// The History screen with nothing, a month and twenty years in the logbook.

import { checkBothThemes } from "./axe";
import { before, trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

const list = (desk: Desk) => desk.page.getByRole("region", { name: "Workouts" });
const rows = (desk: Desk) => list(desk).locator("[data-row]");
const notices = (desk: Desk) => desk.page.getByRole("status", { name: "Notices" });
const day = (desk: Desk, daysAgo: number) => desk.page.locator(`[data-day="${before(daysAgo)}"]`);
const title = (desk: Desk) => desk.page.getByRole("textbox", { name: "Title of the workout" });

async function open(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+2");
  await desk.page.getByRole("heading", { level: 1, name: "History" }).waitFor();
}

const undo = (desk: Desk) => notices(desk).getByRole("button", { name: "Undo" }).last().click();

test("with nothing it says what will be here and how to get there", async ({ desk, page }) => {
  await open(desk);
  await expect(page.getByRole("heading", { name: "No workouts yet." })).toBeVisible();
  await checkBothThemes(desk);
  await page.getByRole("link", { name: "Import a log" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Import/ })).toBeVisible();
});

test.describe("with a month", () => {
  test.beforeEach(async ({ desk, address }) => {
    await trainForAMonth(address);
    await open(desk);
    await rows(desk).first().waitFor();
  });

  test("the calendar is walked with the arrows, and Enter opens what was done", async ({ desk, page }) => {
    await expect(day(desk, 2)).toHaveAttribute("aria-selected", "true");
    await checkBothThemes(desk);
    await day(desk, 2).focus();
    for (const daysAgo of [3, 4, 5]) {
      await desk.press("ArrowLeft");
      await expect(day(desk, daysAgo)).toBeFocused();
    }
    await desk.press("Enter");
    await expect(day(desk, 5)).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("main").getByRole("grid", { name: "Sets of Back Squat" })).toBeVisible();
    await expect(rows(desk).nth(1)).toHaveAttribute("aria-current", "true");
    await desk.press("v");
    await expect(day(desk, 5)).toHaveCount(0);
  });

  test("a workout is opened beside the list and changed there", async ({ desk, page }) => {
    await rows(desk).nth(3).click();
    await expect(rows(desk).nth(3)).toHaveAttribute("aria-current", "true");
    await expect(page.getByRole("main").locator("[inert]")).toHaveCount(0);
    await title(desk).fill("Renamed here");
    await desk.press("Enter");
    await expect(rows(desk).nth(3)).toContainText("Renamed here");
    const set = page.getByRole("main").locator("tr[data-row]").first();
    await set.focus();
    await desk.press("Enter");
    await page.getByRole("textbox", { name: /^Change/ }).fill("61.5x7");
    await desk.press("Enter");
    await expect(set).toContainText("61.5");
    await page.getByRole("button", { name: "Note", exact: true }).click();
    await page.getByRole("textbox", { name: "Note on the workout" }).fill("Zanzibar barbell");
    await desk.press("Control+Enter");

    // Both are found by their words, from the key to the row.
    await expect(rows(desk).nth(3)).toBeVisible();
    await rows(desk).nth(3).focus();
    for (const [words, found] of [["renamed", "Renamed here"], ["zanzibar", "Zanzibar barbell"]] as const) {
      await desk.press("/");
      await page.getByRole("searchbox").fill(words);
      await expect(rows(desk)).toHaveCount(1);
      await expect(rows(desk)).toContainText(found);
    }
    await page.getByRole("searchbox").fill("nobody wrote this");
    await expect(page.getByText("Nothing holds these words.")).toBeVisible();
    await desk.press("Escape");
    await expect(rows(desk)).toHaveCount(12);
  });

  test("while another workout is fetched the one before cannot be changed by mistake", async ({ desk, page }) => {
    await expect(title(desk)).toBeEditable();
    await page.route("**/call/workout", async (route) => {
      await expect(page.getByRole("main").locator("[inert]")).toHaveCount(1);
      await route.continue();
    });
    await rows(desk).nth(3).click();
    await expect(page.getByRole("main").locator("[inert]")).toHaveCount(0);
    await expect(rows(desk).nth(3)).toHaveAttribute("aria-current", "true");
    await expect(title(desk)).toBeEditable();
  });

  test("a workout is done once more on another day, and moved to one", async ({ desk, page }) => {
    await expect(rows(desk).first()).toBeVisible();
    await rows(desk).first().focus();
    await desk.press("d");
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "All sets" }).click();
    await sheet.getByRole("button", { name: "Duplicate" }).click();
    await expect(rows(desk)).toHaveCount(13);
    await expect(day(desk, 0)).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("main").locator("tr[data-row]")).not.toHaveCount(0);

    await expect(rows(desk).first()).toBeVisible();
    await rows(desk).first().focus();
    await desk.press("m");
    await sheet.getByRole("textbox", { name: "or by" }).fill("-1");
    await desk.press("Enter");
    await expect(notices(desk)).toContainText("Moved 1 workout a day earlier");
    await expect(day(desk, 1)).toHaveAttribute("aria-selected", "true");
    await expect(day(desk, 0)).toHaveAttribute("aria-label", /no workout/);
    await undo(desk);
    await expect(day(desk, 0)).toHaveAttribute("aria-label", /1 workout/);
  });
});

test.describe("with twenty years", () => {
  test.use({ seed: 9000, years: 20 });

  test("the list is walked by key, and the page holds only what is in sight", async ({ desk, page }) => {
    await open(desk);
    await expect(rows(desk).first()).toBeVisible();
    await rows(desk).first().focus();
    await desk.press("ArrowDown", "ArrowDown");
    await expect(rows(desk).nth(2)).toHaveAttribute("aria-current", "true");
    await checkBothThemes(desk);
    // The end is the end of all that came.
    const newest = (await list(desk).locator("h2").first().textContent()) ?? "";
    for (let times = 0; times < 4; times += 1) await desk.press("End");
    await expect(list(desk).locator("h2").filter({ hasText: newest })).toHaveCount(0);
    expect(await rows(desk).count()).toBeLessThan(100);

    await page.getByRole("button", { name: "Jump to a month" }).click();
    const years = page.getByRole("dialog", { name: "Jump to a month" }).getByRole("group");
    expect(await years.count()).toBeGreaterThan(19);
    const month = years.nth(10).locator("button:enabled").first();
    const words = ((await month.getAttribute("aria-label")) ?? "").replace(/,.*/, "");
    await month.click();
    await expect(list(desk).locator("h2").first()).toContainText(words);
  });

  test("several are selected, removed together, and come back together", async ({ desk, page }) => {
    await open(desk);
    await expect(rows(desk).first()).toBeVisible();
    await rows(desk).first().focus();
    await desk.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
    await expect(page.getByRole("heading", { level: 1, name: "4 workouts selected" })).toBeVisible();
    await rows(desk).nth(5).click({ modifiers: ["Control"] });
    await expect(page.getByRole("heading", { level: 1, name: "5 workouts selected" })).toBeVisible();
    await checkBothThemes(desk);
    const hrefs = await list(desk).locator("[aria-selected=true] a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toHaveLength(5);
    await expect(rows(desk).nth(5)).toBeVisible();
    await rows(desk).nth(5).focus();
    await desk.press("Delete");
    await expect(notices(desk)).toContainText("Removed 5 workouts");
    for (const href of hrefs) await expect(list(desk).locator(`a[href="${href}"]`)).toHaveCount(0);
    await undo(desk);
    for (const href of hrefs) await expect(list(desk).locator(`a[href="${href}"]`)).toHaveCount(1);
  });
});
