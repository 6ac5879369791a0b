import { readFile } from "node:fs/promises";
import { check } from "./axe";
import { type Desk, expect, test } from "./twin";

const section = async (desk: Desk, name: string): Promise<void> => {
  await desk.press("Control+9");
  await desk.page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name }).click();
  await expect(desk.page.getByRole("heading", { level: 1, name })).toBeVisible();
};

test("the unit, the rest and the first day of the week are chosen by keyboard and kept", async ({ desk, page }) => {
  await section(desk, "General");
  await page.getByRole("button", { name: "Pounds" }).press("Enter");
  await expect(page.getByRole("button", { name: "Pounds" })).toHaveAttribute("aria-pressed", "true");
  const rest = page.getByRole("textbox", { name: "Usual rest" });
  await rest.fill("soon");
  await rest.press("Enter");
  await expect(page.getByRole("alert")).toContainText("2:00 or 90");
  await expect(rest).toHaveValue("soon");
  await rest.fill("90");
  await rest.press("Enter");
  await expect(rest).toHaveValue("1:30");
  await page.getByRole("combobox", { name: "Weeks begin on" }).selectOption("Sunday");
  await page.reload();
  await expect(rest).toHaveValue("1:30");
  await expect(page.getByRole("combobox", { name: "Weeks begin on" })).toHaveValue("sunday");
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "225x5");
  await expect(page.getByRole("timer", { name: "Left of the rest" })).toBeVisible();
  await expect(desk.rows("Bench Press").first()).toContainText("lb");
  await expect(page.getByText("since Sunday")).toBeVisible();
});

test("another formula is used everywhere, and named where its numbers stand", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x10");
  await expect(desk.rows("Bench Press").first()).toContainText("133.3");
  await section(desk, "General");
  await page.getByRole("combobox", { name: "e1RM by" }).selectOption("Lombardi 1989");
  await expect(page.getByText("Records of estimates are kept by one formula")).toBeVisible();
  await desk.press("Control+1");
  await expect(desk.rows("Bench Press").first()).toContainText("125.9");
});

test("the theme and the language are this window's", async ({ desk, page }) => {
  await section(desk, "General");
  await page.getByRole("button", { name: "Dark" }).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await expect(page.getByRole("heading", { level: 1, name: "Allgemein" })).toBeVisible();
  await check(desk);
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("Wie das System");
  await expect(page.getByRole("heading", { level: 1, name: "General" })).toBeVisible();
});

test("a gym is made, changed and taken away, and comes back", async ({ desk, page }) => {
  await section(desk, "Gyms and plates");
  await check(desk);
  await page.getByRole("button", { name: "Make it yours" }).press("Enter");
  const pairs = page.getByRole("textbox", { name: "Pairs of 20 kg" });
  await pairs.press("ArrowUp");
  await expect(pairs).toHaveValue("3");
  const plate = page.getByRole("textbox", { name: "Weight of another plate" });
  await plate.fill("heavy");
  await plate.press("Enter");
  await expect(page.getByRole("alert")).toContainText("heavy");
  await expect(plate).toHaveValue("heavy");
  await plate.fill("45 lb");
  await plate.press("Enter");
  await expect(page.getByRole("textbox", { name: "Pairs of 45 lb" })).toHaveValue("1");
  await page.getByRole("button", { name: "Remove Barbell 15 kg" }).click();
  await expect(page.getByRole("button", { name: "Remove Barbell 15 kg" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("button", { name: "Remove Barbell 15 kg" })).toBeVisible();
  await page.getByRole("textbox", { name: "Name of the gym" }).fill("Cellar");
  await desk.press("Enter");
  await check(desk);
  await page.getByRole("button", { name: "Add a gym" }).click();
  await expect(page.getByRole("button", { name: "Gym 2" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Name of the gym" })).toHaveValue("Cellar");
});

test("an exercise has its own unit and rest", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await page.goto(new URL("#/exercises/bench-press", page.url()).href);
  await page.getByRole("button", { name: "Unit and rest" }).press("Enter");
  await page.getByRole("combobox", { name: "Unit" }).selectOption("Pounds");
  const rest = page.getByRole("textbox", { name: "Rest" });
  await rest.fill("4:00");
  await rest.press("Enter");
  await check(desk);
  await desk.press("Escape", "Control+1");
  await desk.line("Bench Press").fill("225x5");
  await expect(page.getByText("225 lb · 5 reps")).toBeVisible();
  await desk.press("Enter");
  await expect(page.getByText("of 4:00")).toBeVisible();
});

test("the logbook is exported as JSON and as CSV, and says where it lies", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "102.5x5@8");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await section(desk, "Export and data");
  for (const [form, expected] of [["JSON", '"format":"chalkbook"'], ["CSV", "Bench Press,1,working,102.5,kg"]] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `Export ${form}` }).press("Enter");
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(`chalkbook.${form.toLowerCase()}`);
    expect(await readFile(await saved.path(), "utf8")).toContain(expected);
    await expect(page.getByRole("status").filter({ hasText: "1 workout and 1 set" })).toBeVisible();
  }
  await expect(page.locator("code")).not.toBeEmpty();
  await check(desk);
});

test("every section is found in the palette", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).waitFor();
  for (const name of ["Gyms and plates", "Export and data", "Import"]) {
    await desk.press("Control+k");
    await page.getByRole("combobox").fill(`Settings: ${name}`);
    await page.getByRole("option", { name: `Settings: ${name}` }).first().waitFor();
    await desk.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
});
