import { expect, test as alone, type Desk } from "./twin";
import { start, withFolder } from "./programs";
import { check } from "./axe";

const program = process.env.TWIN ?? "../target/debug/twin";

/** A logbook whose program can be started anew. */
class Program {
  #running: Awaited<ReturnType<typeof start>> | null = null;

  constructor(readonly folder: string) {}

  async start(): Promise<string> {
    await this.stop();
    this.#running = await start(program, ["--data-dir", this.folder, "--ui", "dist"]);
    return (this.#running.said as { url: string }).url;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.stop();
    await running?.ended;
  }
}

const test = alone.extend<{ program: Program; address: string }>({
  program: async ({}, use) => {
    await withFolder(async (folder) => {
      const program = new Program(folder);
      await use(program);
      await program.stop();
    });
  },
  address: async ({ program }, use) => use(await program.start()),
});

const notices = (desk: Desk) => desk.page.getByRole("status", { name: "Notices" });

/** Undoes or redoes by keys, and waits until it was said what. */
async function step(desk: Desk, keys: string, words: string): Promise<void> {
  // Outside of texts, which keep their own undo.
  await desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await desk.press(keys);
  await expect(notices(desk)).toContainText(words);
}

test("everything in a workout is undone after a restart, one by one, and done again", async ({ desk, page, program }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100 5 5");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await desk.log("Bench Press", "102.5x3");
  await expect(desk.rows("Bench Press")).toHaveCount(3);
  await desk.press("ArrowUp", "Enter");
  const editor = page.getByRole("textbox", { name: /^Change Set 3/ });
  await editor.fill("105x2");
  await desk.press("Enter");
  await expect(desk.rows("Bench Press").nth(2)).toContainText("105");
  await desk.press("Delete");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Title of the workout" }).fill("Push");
  await desk.press("Enter");
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note on the workout" }).fill("Slept well.");
  await desk.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Slept well." })).toBeVisible();
  await desk.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Done today" })).toBeVisible();

  await page.goto(await program.start());
  await expect(page.getByRole("heading", { name: "Done today" })).toBeVisible();

  await step(desk, "Control+z", "Undone: finishing the workout (Push).");
  await expect(page.getByRole("button", { name: "Slept well." })).toBeVisible();
  await check(desk);
  await step(desk, "Control+z", "Undone: changing a workout (Push).");
  await expect(page.getByRole("button", { name: "Slept well." })).toHaveCount(0);
  await step(desk, "Control+z", "Undone: changing a workout");
  await expect(page.getByRole("textbox", { name: "Title of the workout" })).toHaveValue("");
  await step(desk, "Control+z", "Undone: deleting (Bench Press).");
  await expect(desk.rows("Bench Press").nth(2)).toContainText("105");
  await step(desk, "Control+z", "Undone: changing a set (Bench Press).");
  await expect(desk.rows("Bench Press").nth(2)).toContainText("102.5");
  await step(desk, "Control+z", "Undone: logging sets (Bench Press).");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await step(desk, "Control+z", "Undone: logging sets (Bench Press).");
  await expect(desk.rows("Bench Press")).toHaveCount(0);
  await step(desk, "Control+z", "Undone: adding an exercise (Bench Press).");
  await expect(desk.line("Bench Press")).toHaveCount(0);
  await step(desk, "Control+z", "Undone: starting a workout");
  await expect(page.getByRole("button", { name: "Start a workout" })).toBeVisible();
  await step(desk, "Control+z", "There is nothing to undo.");

  await page.goto(await program.start());
  await step(desk, "Control+Shift+z", "Done again: starting a workout");
  await step(desk, "Control+y", "Done again: adding an exercise (Bench Press).");
  await expect(desk.rows("Bench Press")).toHaveCount(0);
  for (const rows of [2, 3, 3, 2]) {
    await step(desk, "Control+Shift+z", "Done again");
    await expect(desk.rows("Bench Press")).toHaveCount(rows);
  }
  await step(desk, "Control+Shift+z", "Done again: changing a workout (Push).");
  await expect(page.getByRole("textbox", { name: "Title of the workout" })).toHaveValue("Push");
  await step(desk, "Control+Shift+z", "Done again: changing a workout");
  await expect(page.getByRole("button", { name: "Slept well." })).toBeVisible();
  await step(desk, "Control+Shift+z", "Done again: finishing the workout (Push).");
  await expect(page.getByRole("heading", { name: "Done today" })).toBeVisible();
  await step(desk, "Control+Shift+z", "There is nothing to redo.");
});

test("a notice undoes its own, and redoes that too", async ({ desk }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100 5 5");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await desk.press("ArrowUp", "Delete");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  // Something newer is not what the notice is about.
  await desk.log("Bench Press", "90x8");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await notices(desk).getByRole("button", { name: "Undo" }).click();
  await expect(desk.rows("Bench Press")).toHaveCount(3);
  await expect(notices(desk)).toContainText("Undone: deleting (Bench Press).");
  await notices(desk).getByRole("button", { name: "Redo" }).click();
  await expect(desk.rows("Bench Press")).toHaveCount(2);
  await expect(desk.rows("Bench Press").last()).toContainText("90");
});

test("a text that is being typed keeps its own undo, and the palette says what would be undone", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.type("90x8");
  await desk.press("Control+z");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await desk.press("Control+k");
  await desk.type("undo");
  await expect(page.getByRole("option", { name: "Undo logging sets (Bench Press)" })).toBeVisible();
  await desk.press("Enter");
  await expect(desk.rows("Bench Press")).toHaveCount(0);
});
