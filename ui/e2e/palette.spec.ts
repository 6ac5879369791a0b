// Anything is found by its words, with the keyboard alone.

import { check } from "./axe";
import { type Desk, expect, test } from "./twin";

const field = (desk: Desk) => desk.page.getByRole("combobox", { name: "Find anything" });
const option = (desk: Desk, name: string | RegExp) => desk.page.getByRole("option", { name });
const chosen = (desk: Desk) => desk.page.getByRole("dialog").locator("[aria-selected=true]");

/** Opens it, types, and waits until that is what is chosen. */
async function find(desk: Desk, typed: string, name: string | RegExp): Promise<void> {
  await desk.press("Control+k");
  await expect(field(desk)).toBeFocused();
  await desk.type(typed);
  await expect(chosen(desk)).toHaveText(name);
}

async function take(desk: Desk, typed: string, name: string | RegExp): Promise<void> {
  await find(desk, typed, name);
  await desk.press("Enter");
  await expect(field(desk)).toHaveCount(0);
}

/** A logbook with nothing in it, with a month, and with as much as twenty years bring. */
const logbooks = { nothing: 0, "a month": 250, "twenty years": 45_000 };

for (const [name, seed] of Object.entries(logbooks)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`with ${name}, ${colorScheme}`, () => {
      test.use({ seed, colorScheme, viewport: { width: 1024, height: 700 } });

      test("an exercise is found by its name and by another one, and nothing has a fault", async ({ desk, page }) => {
        await page.getByRole("button", { name: "Start a workout" }).waitFor();
        await desk.press("?");
        await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
        await check(desk);
        await desk.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await desk.press("Control+k");
        await expect(option(desk, /^Start a workout/)).toHaveAttribute("aria-selected", "true");
        await expect(page.getByRole("group", { name: "Exercises" }).getByRole("option")).toHaveCount(5);
        await check(desk);
        await desk.type("xyzzy");
        await expect(page.getByText("Nothing is called that")).toBeVisible();
        await check(desk);
        await field(desk).fill("deadl");
        await expect(chosen(desk)).toHaveText(/^Deadlift/);
        await check(desk);
        await desk.press("Enter");
        await expect(page.getByRole("heading", { level: 1, name: "Deadlift", exact: true })).toBeVisible();
        await take(desk, "rdl", /^Romanian Deadlift/);
        await expect(page.getByRole("heading", { level: 1, name: "Romanian Deadlift" })).toBeVisible();
      });
    });
  }
}

test("a whole workout goes through the palette, from whatever screen", async ({ desk, page }) => {
  await desk.press("Control+3");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await take(desk, "start", /^Start a workout/);
  await expect(desk.adding).toBeFocused();
  await desk.press("Escape");
  await find(desk, "bench", /^Bench Press/);
  await desk.press("Control+Enter");
  await expect(desk.line("Bench Press")).toBeFocused();
  await desk.type("100x5");
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await take(desk, "repeat", /^Repeat the last set/);
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await expect(desk.line("Bench Press")).toBeFocused();
  await take(desk, "note", "Write a note on the workout");
  await desk.type("Zanzibar");
  await desk.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Zanzibar" })).toBeVisible();
  await desk.press("Control+3");
  await take(desk, "fin", /^Finish the workout/);
  await expect(page.getByRole("heading", { name: "Done today" })).toBeVisible();
  await take(desk, "zanz", /^Zanzibar/);
  await expect(page.getByRole("button", { name: "Zanzibar" })).toBeVisible();
  await expect(desk.rows("Bench Press")).toHaveCount(2);
});

test("what is not possible just now is not offered", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+k");
  await desk.type("workout");
  await expect(option(desk, /^Start a workout/)).toBeVisible();
  for (const name of [/^Finish/, /^Discard/, /^Repeat/, /^Skip/]) await expect(option(desk, name)).toHaveCount(0);
});

test("the rest is prolonged and skipped", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  const of = page.getByRole("region", { name: "Rest" });
  await expect(of).toContainText("of 2:00");
  await desk.press("+");
  await expect(of).toContainText("of 2:15");
  await take(desk, "+15", /^Rest 15 seconds longer/);
  await expect(of).toContainText("of 2:30");
  await take(desk, "skip", "Skip the rest");
  await expect(of).toHaveCount(0);
});

test("Escape, and the key that opened it, lead back to where one was", async ({ desk }) => {
  await desk.begin("Bench Press");
  for (const key of ["Escape", "Control+k"]) {
    await desk.press("Control+k");
    await expect(field(desk)).toBeFocused();
    await desk.type("xyz");
    await desk.press(key);
    await expect(field(desk)).toHaveCount(0);
    await expect(desk.line("Bench Press")).toBeFocused();
  }
});

test("typing and actions never wait for what is stored, and the list stays while it is asked", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await find(desk, "dea", /^Deadlift/);
  await page.route("**/call/search", async (route) => {
    await held;
    await route.continue();
  });
  await desk.type("d");
  await expect(field(desk)).toHaveValue("dead");
  await expect(option(desk, /^Deadlift/)).toBeVisible();
  // An action is met here, whatever the logbook would say.
  await field(desk).fill("discard");
  await desk.press("Enter");
  await expect(page.getByRole("button", { name: "Start a workout" })).toBeVisible();
  // An exercise is waited for: the one before must not be opened in its stead.
  await find(desk, "roman", /^(Back Squat|Bench Press)/);
  await desk.press("Enter");
  release();
  await expect(page.getByRole("heading", { level: 1, name: "Romanian Deadlift" })).toBeVisible();
});

test("arrows walk what was found, and those who hear it hear which", async ({ desk }) => {
  await find(desk, "press", /Press/);
  await desk.press("ArrowDown", "ArrowDown");
  const id = await field(desk).getAttribute("aria-activedescendant");
  await expect(desk.page.locator(`[id="${id}"]`)).toHaveAttribute("aria-selected", "true");
  await expect(chosen(desk)).toHaveCount(1);
  expect(await desk.page.getByRole("option").nth(2).getAttribute("id")).toBe(id);
  await desk.press("ArrowUp", "ArrowUp", "ArrowUp");
  expect(await desk.page.getByRole("option").first().getAttribute("aria-selected")).toBe("true");
});

test("the letters that were met stand out, and what was chosen lately comes first", async ({ desk, page }) => {
  await find(desk, "dark th", "Dark theme");
  await expect(chosen(desk).locator("mark")).toHaveText(["Dark", "th"]);
  await desk.press("Escape");
  await expect(field(desk)).toHaveCount(0);
  await take(desk, "hist", /^Go to History/);
  await desk.press("Control+k");
  await expect(page.getByRole("group", { name: "Lately" }).getByRole("option")).toHaveText([/^Go to History/]);
  await expect(option(desk, /^Go to History/)).toHaveCount(1);
});

test.describe("on a light system", () => {
  test.use({ colorScheme: "light" });

  test("the dark theme is chosen, and is there before anything is drawn the next time", async ({ desk, page }) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await take(desk, "dark", "Dark theme");
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    // Without the program itself, only what is loaded before it.
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.unroute("**/assets/*.js");
    await page.reload();
    await take(desk, "system", "Theme as the system has it");
    await expect.poll(ground).toBe(light);
  });
});

test("the mouse finds it at the foot of the rail", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Find anything" }).click();
  await expect(field(desk)).toBeFocused();
  await desk.type("devices");
  await option(desk, /^Go to Devices/).click();
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
});

test("text at twice its size is still all within reach", async ({ desk, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5@8");
  // As somebody sets it for the whole browser, so that widths in rem follow as well.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
  await expect(desk.rows("Bench Press").first()).toBeVisible();
  expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
  await desk.press("Control+k");
  await desk.type("e");
  for (let step = 0; step < 12; step += 1) await desk.press("ArrowDown");
  await expect(chosen(desk)).toBeInViewport({ ratio: 1 });
  await expect(field(desk)).toBeInViewport({ ratio: 1 });
  await desk.press("Escape");
  await expect(field(desk)).toHaveCount(0);
  await desk.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeInViewport({ ratio: 1 });
  expect(await sheet.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await check(desk);
});

test.describe("with a month of training", () => {
  test.use({ seed: 250 });

  test("what a screen can do is found there, and elsewhere where it has a home", async ({ desk, page }) => {
    await page.getByRole("button", { name: "Start a workout" }).waitFor();
    await desk.press("Control+k");
    await desk.type("rename");
    await expect(page.getByText("Nothing is called that")).toBeVisible();
    await desk.press("Control+3");
    await page.getByRole("button", { name: "Rename" }).waitFor();
    await take(desk, "rename", "Rename this exercise");
    await expect(page.getByRole("textbox", { name: "New name" })).toBeFocused();
    await desk.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await take(desk, "jump month", "Jump to a month");
    await expect(page.getByRole("dialog", { name: "Jump to a month" })).toBeVisible();
    await desk.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await take(desk, "delete this", "Delete this workout");
    await expect(page.getByRole("status", { name: "Notices" })).toContainText("Removed");
    await take(desk, "undo", /^Undo deleting/);
    await expect(page.getByRole("status", { name: "Notices" })).not.toContainText("Removed");
    await take(desk, "pounds", "Use pounds");
    await expect(page.getByRole("status", { name: "Notices" })).toContainText("pounds now");
    await take(desk, "past", "Log a past day");
    await expect(page.getByRole("dialog", { name: "Log a past day" })).toBeVisible();
  });
});

test("where devices share the logbook one more is invited, and sync is asked for", async ({ desk, page }) => {
  const sync = { state: "up_to_date", reason: "", outbox: 0, quarantined: 0, here: 0 };
  const space = { relay: "http://127.0.0.1:1", devices: [], secret: "file", words_at_hand: false, quarantine: [] };
  await page.route("**/call/sync_state", (route) => route.fulfill({ json: sync }));
  await page.route("**/call/devices", (route) => route.fulfill({ json: { sync, space, pairing: null } }));
  await page.route("**/call/sync_now", (route) =>
    route.fulfill({ json: { state: "up_to_date", pushed: 0, pulled: 0, quarantined: 0, reason: "" } }),
  );
  await page.reload();
  await expect(page.getByRole("contentinfo")).toContainText("Up to date");
  await take(desk, "sync", "Sync now");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Everything came and went.");
  await take(desk, "invite", "Invite a device");
  await expect(page.getByRole("dialog", { name: "Add a device" })).toBeVisible();
});
