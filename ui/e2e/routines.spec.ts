// Plans: made, edited and begun from, all by keyboard.

import { check } from "./axe";
import { trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

const targets = (desk: Desk, exercise: string) =>
  desk.page.getByRole("grid", { name: `Targets of ${exercise}` }).locator("tr[data-row]");
const line = (desk: Desk, exercise: string) => desk.page.getByRole("textbox", { name: `Next target of ${exercise}` });

async function open(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+6");
  await desk.page.getByRole("heading", { level: 1, name: "Routines" }).waitFor();
}

/** Makes a routine of this name. */
async function make(desk: Desk, name: string): Promise<void> {
  await desk.press("c");
  const title = desk.page.getByRole("textbox", { name: "Name of the routine" });
  await expect(title).toBeFocused();
  await title.fill(name);
  await desk.press("Enter");
  await expect(desk.page.getByRole("link", { name: new RegExp(name) })).toBeVisible();
}

async function plan(desk: Desk, exercise: string, texts: string[]): Promise<void> {
  await desk.press("/");
  await expect(desk.adding).toBeFocused();
  await desk.type(exercise);
  await expect(desk.page.getByRole("option", { selected: true })).toContainText(exercise);
  await desk.press("Enter");
  await expect(line(desk, exercise)).toBeFocused();
  for (const text of texts) {
    const before = await targets(desk, exercise).count();
    await desk.type(text);
    await desk.press("Enter");
    await expect(targets(desk, exercise).nth(before)).toBeVisible();
  }
}

test("a routine just made has its name under hand, also where the list shows it first", async ({ desk, page }) => {
  await open(desk);
  await page.route("**/call/add_routine", async (route) => {
    const response = await route.fetch();
    await page.getByRole("textbox", { name: "Name of the routine" }).waitFor();
    await route.fulfill({ response });
  });
  await make(desk, "Arms");
});

test("a routine is made, a workout begun from it, and its targets taken, by keyboard alone", async ({ desk, page }) => {
  await open(desk);
  await expect(page.getByRole("heading", { name: "No routines yet." })).toBeVisible();
  await check(desk);
  await make(desk, "Push");
  await plan(desk, "Bench Press", ["w 60x5", "100x5@8x2"]);
  await plan(desk, "Overhead Press", ["50x8-12"]);
  await expect(targets(desk, "Bench Press")).toHaveCount(3);
  await expect(targets(desk, "Overhead Press")).toContainText(["50 × 8–12"]);
  await check(desk);
  await desk.press("Escape", "Control+1");
  await page.getByRole("button", { name: "Start Push" }).waitFor();
  await desk.press("r");
  await expect(page.getByRole("button", { name: "Start Push" })).toBeFocused();
  await desk.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title of the workout" })).toHaveValue("Push");
  await expect(desk.line("Bench Press")).toBeFocused();
  await desk.press("ArrowRight", "Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await expect(desk.rows("Bench Press").first()).toHaveAccessibleName(/^Warm-up/);
  // Repetitions alone are of the set that is proposed.
  await desk.type("4@9");
  await expect(page.getByText("100 kg · 4 reps · RPE 9")).toBeVisible();
  await desk.press("Enter");
  await expect(desk.rows("Bench Press").nth(1)).toContainText("100");
  await expect(desk.rows("Bench Press").nth(1)).toContainText("100 × 5 @8");
  await check(desk);
});

test("a target is changed, removed and brought back; nonsense stays with a word on it", async ({ desk, page }) => {
  await open(desk);
  await make(desk, "Push");
  await plan(desk, "Bench Press", ["100 5 5"]);
  await desk.press("ArrowUp", "Enter");
  const editor = page.getByRole("textbox", { name: /^Change Target 2/ });
  await expect(editor).toBeFocused();
  await editor.fill("80%x8-");
  await desk.press("Enter");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await expect(editor).toHaveValue("80%x8-");
  await editor.fill("80%x8-10");
  await desk.press("Enter");
  await expect(targets(desk, "Bench Press").nth(1)).toContainText("80 % × 8–10");
  await expect(targets(desk, "Bench Press").nth(1)).toContainText("no e1RM yet");
  await expect(targets(desk, "Bench Press").nth(1)).toBeFocused();
  await desk.press("Delete");
  await expect(targets(desk, "Bench Press")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(targets(desk, "Bench Press")).toHaveCount(2);
});

test("exercises of a plan are joined and moved by keys, and routines duplicated and deleted with a way back", async ({ desk, page }) => {
  await open(desk);
  await make(desk, "Push");
  await plan(desk, "Bench Press", ["100x5"]);
  await plan(desk, "Overhead Press", ["50x5"]);
  await desk.press("Control+j");
  await expect(page.getByText("superset", { exact: true })).toHaveCount(2);
  await desk.press("Alt+ArrowUp");
  const blocks = page.getByRole("article", { name: "Plan" }).getByRole("heading", { level: 2 });
  await expect(blocks).toHaveText(["Overhead Press", "Bench Press"]);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("link", { name: /^Push 2/ })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name: /^Push 2/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("link", { name: /^Push 2/ })).toBeVisible();
});

test("the palette begins a workout from a routine, and saves one as a routine", async ({ desk, page, address }) => {
  await trainForAMonth(address);
  await open(desk);
  await make(desk, "Legs");
  await plan(desk, "Back Squat", ["80%x5"]);
  await expect(targets(desk, "Back Squat").first()).toContainText("kg");
  await desk.press("Control+k");
  await desk.type("start legs");
  await expect(page.getByRole("option", { selected: true })).toContainText("Start Legs");
  await desk.press("Enter");
  await expect(desk.line("Back Squat")).toBeFocused();
  await desk.press("ArrowRight", "Enter");
  await expect(desk.rows("Back Squat")).toHaveCount(1);
  await desk.press("Control+k");
  await desk.type("save routine");
  await expect(page.getByRole("option", { selected: true })).toContainText("Save the workout as a routine");
  await desk.press("Enter");
  await page.getByRole("textbox", { name: "Name of the routine" }).fill("Legs light");
  await desk.press("Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Legs light is a routine now");
  await desk.press("Control+6");
  await expect(page.getByRole("link", { name: /^Legs light/ })).toBeVisible();
});

test.describe("with twenty years of training", () => {
  test.use({ seed: 9000, years: 20 });

  test("a plan in percent comes to loads, and last time stands beside it", async ({ desk }) => {
    await open(desk);
    await make(desk, "Push");
    await plan(desk, "Bench Press", ["80%x5"]);
    await expect(targets(desk, "Bench Press").first().locator("td").nth(2)).toContainText("kg");
    await expect(targets(desk, "Bench Press").first().locator("td").nth(3)).not.toBeEmpty();
    await check(desk);
  });
});
