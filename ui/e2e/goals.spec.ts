// The Goals screen with nothing, with a month and with twenty years, by keyboard.

import { check } from "./axe";
import { trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

const row = (desk: Desk, name: string) => desk.page.getByRole("list", { name: "On the way" }).getByRole("listitem", { name });

async function open(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+5");
  await desk.page.getByRole("heading", { level: 1, name: "Goals" }).waitFor();
  await expect(desk.page.getByRole("button", { name: "Add a goal" })).toBeVisible();
}

/** Adds a goal of a lift's estimate, all by keyboard. */
async function aim(desk: Desk, exercise: string, to: string): Promise<void> {
  await desk.press("n");
  const sheet = desk.page.getByRole("dialog", { name: "A new goal" });
  const picker = sheet.getByRole("combobox", { name: "Exercise" });
  await expect(picker).toBeFocused();
  await desk.type(exercise);
  await expect(sheet.getByRole("option", { selected: true })).toContainText(exercise);
  await desk.press("Enter");
  await expect(sheet.getByRole("textbox", { name: "Reach" })).toBeFocused();
  await desk.type(to);
  await desk.press("Enter");
}

test.describe("with nothing", () => {
  test("it says what a goal can be, and nonsense is answered beside the field", async ({ desk, page }) => {
    await open(desk);
    await expect(page.getByRole("heading", { name: "Where do you want to go?" })).toBeVisible();
    await check(desk);
    await aim(desk, "Bench Press", "lots");
    await expect(page.getByRole("alert")).toContainText("nothing to reach");
    await check(desk);
    await page.getByRole("textbox", { name: "Reach" }).fill("120");
    await desk.press("Enter");
    await expect(row(desk, "Bench Press")).toContainText("120 kg");
    await expect(row(desk, "Bench Press")).toContainText("Too little to tell yet");
    await check(desk);
  });
});

test.describe("with a month", () => {
  test.beforeEach(async ({ address }) => trainForAMonth(address));

  test("a set that is logged moves its goal, and the number opens to that set", async ({ desk, page }) => {
    await open(desk);
    await aim(desk, "Bench Press", "100");
    await expect(row(desk, "Bench Press")).toContainText("to go");
    await desk.press("Control+1");
    await desk.begin("Bench Press");
    await desk.log("Bench Press", "80x1");
    await desk.press("Control+5");
    await expect(row(desk, "Bench Press")).toContainText("80 of 100 kg");
    await row(desk, "Bench Press").getByRole("button", { name: /where it comes from/ }).focus();
    await desk.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Bench Press" });
    await expect(sheet).toContainText("w × (1 + r / 30)");
    await expect(sheet).toContainText("80 × 1");
    await check(desk);
  });

  test("a goal that is met moves below with its day; deleting one is undone", async ({ desk, page }) => {
    await open(desk);
    await desk.press("n");
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Workouts", exact: true }).click();
    await sheet.getByRole("button", { name: "This year" }).click();
    await sheet.getByRole("textbox", { name: "How many" }).fill("5");
    await desk.press("Enter");
    const met = page.getByRole("region", { name: "Met" });
    await expect(met.getByRole("listitem")).toContainText(/5 workouts.*met \d+ \w+ \d{4}/);
    await met.getByRole("button", { name: /^Delete the goal/ }).focus();
    await desk.press("Enter");
    await expect(met).toHaveCount(0);
    await page.getByRole("status", { name: "Notices" }).getByRole("button", { name: "Undo" }).last().click();
    await expect(met.getByRole("listitem")).toHaveCount(1);
  });

  test("what is to be reached is changed in its row, and the palette goes to it", async ({ desk, page }) => {
    await open(desk);
    await aim(desk, "Back Squat", "200");
    await row(desk, "Back Squat").getByRole("button", { name: /^Change what/ }).focus();
    await desk.press("Enter");
    const target = page.getByRole("textbox", { name: "What Back Squat is to reach" });
    await expect(target).toBeFocused();
    await target.fill("150,5");
    await desk.press("Enter");
    await expect(row(desk, "Back Squat")).toContainText("150.5 kg");
    await desk.press("Control+1", "Control+k");
    await page.getByRole("combobox", { name: "Find anything" }).fill("goal back");
    await page.getByRole("option", { name: /Go to goal: Back Squat/ }).click();
    await expect(row(desk, "Back Squat")).toBeFocused();
  });
});

test.describe("with twenty years", () => {
  test.use({ seed: 9000, years: 20 });

  test("every kind of goal stands on the screen without a fault", async ({ desk, page, address }) => {
    const { origin, hash } = new URL(address);
    const headers = { authorization: `Bearer ${hash.replace("#token=", "")}` };
    const days = { kind: "this_year" };
    for (const goal of [
      { kind: "e1rm", exercise: "bench-press", to: "400" },
      { kind: "load", exercise: "back-squat", reps: 5, to: "400" },
      { kind: "frequency", a_week: 3, weeks: 12 },
      { kind: "volume", to: "9000 t", days },
      { kind: "distance", to: "9000", days },
    ]) {
      const answer = await fetch(`${origin}/call/add_goal`, { method: "POST", headers, body: JSON.stringify({ aim: goal }) });
      expect(await answer.text()).toContain('"problem":null');
    }
    await open(desk);
    await expect(page.getByRole("list", { name: "On the way" }).getByRole("listitem")).toHaveCount(5);
    await check(desk);
  });
});
