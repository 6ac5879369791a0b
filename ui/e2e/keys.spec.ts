// Everything by keyboard, and how many keys that takes.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readable } from "../src/keys";
import { type Desk, expect, test } from "./twin";

/**
 * Counts every key that goes down in the page, Control and Shift as keys of
 * their own, but for the characters of the notation typed into a line for sets.
 */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { keys: number };
    counted.keys = 0;
    const isNotation = (event: KeyboardEvent): boolean =>
      event.target instanceof HTMLElement && event.target.matches("[data-line]") && /^[\d.x@ ]$/.test(event.key);
    addEventListener("keydown", (event) => (counted.keys += isNotation(event) ? 0 : 1), { capture: true });
    addEventListener("pointerdown", () => (counted.keys += 1000), { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { keys: number }).keys);
}

type Block = { typed: string; exercise: string; sets: string[] };

/** Five exercises and twenty sets, of which a few repeat the one before. */
const session: Block[] = [
  { typed: "squat", exercise: "Back Squat", sets: ["60x8", "100x5", "140x5@8", "142.5x5@9"] },
  { typed: "bench", exercise: "Bench Press", sets: ["100x5@8", "again", "again", "100x4@9.5"] },
  { typed: "barbell row", exercise: "Barbell Row", sets: ["80x8", "80x8", "82.5x8", "82.5x7"] },
  { typed: "rdl", exercise: "Romanian Deadlift", sets: ["110x8", "again", "again", "again"] },
  { typed: "leg curl", exercise: "Lying Leg Curl", sets: ["45x12", "45x12", "45x11", "45x10"] },
];

/** As a person does it, who looks whether the first exercise in the list is the one that is meant. */
async function logBlock(desk: Desk, { typed, exercise, sets }: Block, first: boolean): Promise<void> {
  if (!first) await desk.press("/");
  await expect(desk.adding).toBeFocused();
  await desk.type(typed);
  await expect(desk.page.getByRole("option", { selected: true })).toHaveText(new RegExp(`^${exercise}`));
  await desk.press("Enter");
  await expect(desk.line(exercise)).toBeFocused();
  for (const [index, set] of sets.entries()) {
    if (set === "again") await desk.press("Control+d");
    else {
      await desk.type(set);
      await desk.press("Enter");
    }
    await expect(desk.rows(exercise)).toHaveCount(index + 1);
  }
}

test("five exercises and twenty sets take under 120 keys besides the numbers, and no mouse", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  const keys = await countKeys(page);
  await desk.press("n");
  for (const [index, block] of session.entries()) await logBlock(desk, block, index === 0);
  // One set was typed wrong: up to it, to its repetitions, put right, and back.
  await desk.press("ArrowUp", "ArrowRight", "ArrowRight", "Enter");
  await expect(page.getByRole("textbox", { name: /^Change Set 4/ })).toBeFocused();
  await desk.type("9");
  await desk.press("Enter");
  await expect(desk.rows("Lying Leg Curl").last()).toContainText("9");
  await desk.press("Escape");
  await expect(desk.line("Lying Leg Curl")).toBeFocused();
  await desk.press("Control+Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("is finished: 20 sets");
  const taken = await keys();
  console.log(`keys besides the numbers: ${taken}`);
  expect(taken).toBeGreaterThan(40);
  expect(taken).toBeLessThan(120);
});

test("arrows walk the cells, Enter edits the one and comes back to it, Escape leaves for the next set", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5@8; 100x5@8.5; 105x3@9");
  const cell = (row: number, part: string) => desk.rows("Bench Press").nth(row).locator(`[data-cell=${part}]`);
  await expect(desk.rows("Bench Press")).toHaveCount(3);
  await desk.press("ArrowUp", "ArrowRight");
  await expect(cell(2, "load")).toBeFocused();
  await desk.press("ArrowRight", "ArrowRight", "ArrowUp");
  await expect(cell(1, "effort")).toBeFocused();
  await desk.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Change Set 2/ })).toBeFocused();
  await desk.type("10");
  await desk.press("Enter");
  await expect(cell(1, "effort")).toHaveText("10");
  await expect(cell(1, "effort")).toBeFocused();
  await desk.press("Enter");
  await desk.type("6");
  await desk.press("Escape");
  await expect(cell(1, "effort")).toHaveText("10");
  await desk.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
  await expect(desk.rows("Bench Press").nth(1)).toBeFocused();
  await desk.press("ArrowRight", "End");
  await expect(cell(1, "set")).toBeFocused();
  await desk.press("Home");
  await expect(cell(1, "load")).toBeFocused();
  await desk.press("ArrowDown", "ArrowDown");
  await expect(desk.line("Bench Press")).toBeFocused();
  await desk.press("ArrowUp", "ArrowRight", "Escape");
  await expect(desk.line("Bench Press")).toBeFocused();
});

test("Ctrl+D right after Enter repeats the set that is still on its way", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/call/log_sets", async (route) => {
    await held;
    await route.continue();
  });
  await desk.type("110x3");
  await desk.press("Enter", "Control+d");
  release();
  await expect(desk.rows("Bench Press")).toHaveCount(3);
  await expect(desk.rows("Bench Press").nth(1)).toContainText("110");
  await expect(desk.rows("Bench Press").nth(2)).toContainText("110");
});

test("bare keys are text where text is typed, and act where none is", async ({ desk, page }) => {
  await desk.press("Control+2");
  const search = page.getByRole("searchbox");
  await search.waitFor();
  await desk.press("/");
  await expect(search).toBeFocused();
  await desk.type("n?/+");
  await expect(search).toHaveValue("n?/+");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.type("100x5 // ?");
  await expect(desk.line("Bench Press")).toHaveValue("100x5 // ?");
  await desk.line("Bench Press").fill("");
  await desk.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

/** Every key that the list of actions names. */
function keysOfActions(): string[] {
  const list = readFileSync("src/actions/list.ts", "utf8");
  return [...list.matchAll(/keys: \["([^"`]+)"\]/g)].map((match) => match[1] ?? "");
}

test("the sheet of keys has every action that has one", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  const keys = keysOfActions();
  expect(keys.length).toBeGreaterThan(10);
  for (const key of keys) await expect(sheet.getByText(readable(key, false), { exact: true }).first()).toBeVisible();
  await expect(sheet.getByText(/^Ctrl 1 – \d$/)).toBeVisible();
  await desk.press("Control+2");
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
});
