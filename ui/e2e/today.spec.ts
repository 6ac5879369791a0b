import { train } from "./past";
import { expect, test } from "./twin";

test("a workout is logged, repeated and finished without the mouse", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.type("100x5@8");
  await expect(page.getByText("100 kg · 5 reps · RPE 8")).toBeVisible();
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await expect(desk.line("Bench Press")).toHaveValue("");
  await expect(desk.line("Bench Press")).toBeFocused();
  await desk.press("Control+d");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await desk.press("/");
  await expect(desk.adding).toBeFocused();
  await desk.press("Escape", "ArrowUp");
  await expect(desk.line("Bench Press")).toBeFocused();
  await desk.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Done today" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Bench Press/ })).toBeVisible();
});

test("arrows walk the sets, Enter changes one and Escape leaves it", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100 5 5 4");
  await expect(desk.rows("Bench Press")).toHaveCount(3);
  await desk.press("ArrowUp", "ArrowUp");
  await expect(desk.rows("Bench Press").nth(1)).toBeFocused();
  await desk.press("Enter");
  const editor = page.getByRole("textbox", { name: /^Change Set 2/ });
  await expect(editor).toBeFocused();
  await editor.fill("102.5x5@9");
  await desk.press("Enter");
  await expect(desk.rows("Bench Press").nth(1)).toContainText("102.5");
  await expect(desk.rows("Bench Press").nth(1)).toBeFocused();
  await desk.press("Enter");
  await page.getByRole("textbox", { name: /^Change Set 2/ }).fill("1x1");
  await desk.press("Escape");
  await expect(desk.rows("Bench Press").nth(1)).toContainText("102.5");
});

test("a removed set comes back with Undo", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100 5 5");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await desk.press("ArrowUp", "Delete");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(desk.rows("Bench Press")).toHaveCount(2);
});

test("text that is not understood stays, with the reason", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100 kilos");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await expect(desk.line("Bench Press")).toHaveValue("100 kilos");
  await expect(desk.rows("Bench Press")).toHaveCount(0);
  await desk.log("Bench Press", "100x5");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(desk.rows("Bench Press")).toHaveCount(1);
});

test("a full disk says so and loses nothing that was typed", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await page.route("**/call/log_sets", (route) =>
    route.fulfill({ status: 507, json: { code: "disk_full", message: "no space left on device" } }),
  );
  await desk.log("Bench Press", "100x5");
  await expect(page.getByRole("alert")).toContainText("The disk is full");
  await expect(desk.line("Bench Press")).toHaveValue("100x5");
  await page.unroute("**/call/log_sets");
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
});

test("an unknown name becomes an own exercise", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Start a workout" }).click();
  await desk.adding.fill("Stone over shoulder");
  await page.getByRole("option", { name: "New exercise “Stone over shoulder”" }).click();
  await desk.log("Stone over shoulder", "80x3");
  await expect(desk.rows("Stone over shoulder")).toHaveCount(1);
});

test("title and note are changed where they stand", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await page.getByRole("textbox", { name: "Title of the workout" }).fill("Push");
  await desk.press("Enter");
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note on the workout" }).fill("Slept well.");
  await desk.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Slept well." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Title of the workout" })).toHaveValue("Push");
  await expect(page.getByRole("button", { name: "Slept well." })).toBeVisible();
});

test("a discarded workout comes back with Undo", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: "Start a workout" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(desk.rows("Bench Press")).toHaveCount(1);
});

test.describe("with two years of training", () => {
  test.use({ seed: 900 });

  test("last time stands beside today and is taken with the right arrow", async ({ desk, page }) => {
    await page.getByRole("button", { name: "Start a workout" }).waitFor();
    await desk.press("n");
    await page.getByRole("option").first().click();
    const line = page.getByRole("textbox", { name: /^Next set of/ });
    await expect(line).toBeFocused();
    await desk.press("ArrowRight");
    await expect(line).not.toHaveValue("");
    await desk.press("Enter");
    await expect(page.locator("tr[data-row]")).toHaveCount(1);
  });
});

test("what nobody lifts is asked about once, where it was typed, and then believed", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "5000x1");
  await expect(page.getByRole("alert")).toContainText("5,000 kg · 1 rep?");
  await expect(page.getByRole("alert")).toContainText("Press Enter again");
  await expect(desk.rows("Bench Press")).toHaveCount(0);
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("two exercises are joined, Enter goes from one to the other, and Undo takes them apart", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.press("/");
  await expect(desk.adding).toBeFocused();
  await desk.type("barbell row");
  await expect(page.getByRole("option", { selected: true })).toContainText("Barbell Row");
  await desk.press("Enter");
  await expect(desk.line("Barbell Row")).toBeFocused();
  await desk.press("Control+j");
  await expect(page.getByText("superset", { exact: true })).toHaveCount(2);
  await desk.log("Bench Press", "100x5");
  await expect(desk.line("Barbell Row")).toBeFocused();
  // In the middle of a round nobody rests.
  await expect(page.getByRole("timer")).toHaveCount(0);
  await desk.type("80x8");
  await desk.press("Enter");
  await expect(desk.line("Bench Press")).toBeFocused();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("superset", { exact: true })).toHaveCount(0);
});

test("an exercise moves by keys, and the hands with it; another takes its place", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.press("/");
  await expect(desk.adding).toBeFocused();
  await desk.type("barbell row");
  await expect(page.getByRole("option", { selected: true })).toContainText("Barbell Row");
  await desk.press("Enter");
  await expect(desk.line("Barbell Row")).toBeFocused();
  await desk.press("Alt+ArrowUp");
  const blocks = page.getByRole("article", { name: "Workout" }).getByRole("heading", { level: 2 });
  await expect(blocks).toHaveText(["Barbell Row", "Bench Press"]);
  await expect(desk.line("Barbell Row")).toBeFocused();
  await desk.press("Control+k");
  await desk.type("in place of this");
  await expect(page.getByRole("option", { selected: true })).toContainText("in place of this one");
  await desk.press("Enter");
  await expect(page.getByRole("combobox", { name: "Which exercise" })).toBeFocused();
  await desk.type("seated cable row");
  await expect(page.getByRole("option", { selected: true })).toContainText("Seated Cable Row");
  await desk.press("Enter");
  await expect(blocks).toHaveText(["Seated Cable Row", "Bench Press"]);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(blocks).toHaveText(["Barbell Row", "Bench Press"]);
});

test("a letter makes the chosen set a warm-up, and again an ordinary one", async ({ desk }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.press("ArrowUp", "w");
  await expect(desk.rows("Bench Press").first()).toHaveAccessibleName(/^Warm-up/);
  await desk.press("f");
  await expect(desk.rows("Bench Press").first()).toHaveAccessibleName(/^To failure/);
  await desk.press("f");
  await expect(desk.rows("Bench Press").first()).toHaveAccessibleName(/^Set 1/);
});

test("a record is said the moment it happens, with what it was before, and its number opens", async ({ desk, page, address }) => {
  await train(address, 7, [["bench-press", "100x5"]]);
  await page.reload();
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "105x5 2rir");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("heaviest for 5 reps 105 kg, 5 kg more than before");
  await expect(desk.rows("Bench Press").first()).toContainText("best e1RM");
  await expect(desk.rows("Bench Press").first()).toContainText("rir");
  await page.getByRole("button", { name: /^Best e1RM of Bench Press/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Epley");
  await desk.press("Escape");
  await page.getByRole("button", { name: /^Volume of this week/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the next set is typed while the one before is stored, and both stand in their order", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  // What is stored takes as long as a slow disk.
  await page.route("**/call/log_sets", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await desk.type("100x5");
  await desk.press("Enter");
  await desk.type("102.5x4");
  await desk.press("Enter");
  await desk.type("10");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await expect(desk.rows("Bench Press").nth(0)).toContainText("100");
  await expect(desk.rows("Bench Press").nth(1)).toContainText("102.5");
  await expect(desk.line("Bench Press")).toHaveValue("10");
});
