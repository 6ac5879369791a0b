import { check } from "./axe";
import { type Desk, expect, test } from "./twin";

// A small log in Strong's layout. It names no unit, so that has to be asked.
const rows = [
  "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
  '2024-03-04 18:02:11,"Push",52m,"Bench Press (Barbell)",1,80,5,0,0,"","",8',
  '2024-03-04 18:02:11,"Push",52m,"Bench Press (Barbell)",2,82.5,5,0,0,"","",9',
  '2024-03-04 18:02:11,"Push",52m,"Wibble Press",1,20,12,0,0,"","",',
  '2024-03-06 07:30:00,"Legs",1h 4m,"Squat (Barbell)",1,100,5,0,0,"","felt strong",8',
  '2024-03-06 07:30:00,"Legs",1h 4m,"Squat (Barbell)",2,many,5,0,0,"","felt strong",8',
];

async function choose(desk: Desk, lines: readonly string[] = rows): Promise<void> {
  const chooser = desk.page.waitForEvent("filechooser");
  await desk.page.getByRole("button", { name: /Choose a file|Another file/ }).click();
  await (await chooser).setFiles({ name: "strong.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
}

async function openImport(desk: Desk): Promise<void> {
  await desk.press("Control+9");
  await desk.page.getByRole("link", { name: "Import", exact: true }).click();
}

test("a log is looked at, its unit asked, brought in once, and undone", async ({ desk, page }) => {
  await page.getByRole("link", { name: "Import it" }).click();
  await choose(desk);
  await expect(page.getByRole("heading", { name: "strong.csv" })).toBeVisible();
  const run = page.getByRole("button", { name: /^Import \d+ workout/ });
  await expect(run).toBeDisabled();
  await page.getByRole("button", { name: "Pounds" }).click();
  await expect(run).toBeEnabled();
  await page.getByText(/left out/).last().click();
  await run.click();
  await expect(page.getByRole("heading", { name: /(is|are) in the logbook/ })).toBeVisible();

  await choose(desk);
  await page.getByRole("button", { name: "Pounds" }).click();
  await expect(page.getByText("Everything in this file is in the logbook already.")).toBeVisible();

  await desk.press("Control+2");
  await expect(page.getByRole("region", { name: "Workouts" }).locator("[data-row]").first()).toBeVisible();
});

test("an import is undone in one step", async ({ desk, page }) => {
  await openImport(desk);
  await choose(desk);
  await page.getByRole("button", { name: "Kilograms" }).click();
  await page.getByRole("button", { name: /^Import \d+ workout/ }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByRole("heading", { name: "The import is undone." })).toBeVisible();
  await desk.press("Control+2");
  await expect(page.getByText("No workouts yet.")).toBeVisible();
});

test("a name in doubt can be given an exercise that is there", async ({ desk, page }) => {
  await openImport(desk);
  await choose(desk);
  await page.getByRole("button", { name: /^Choose another exercise for/ }).first().click();
  await page.getByRole("combobox").fill("bench");
  await page.getByRole("option").first().click();
  await expect(page.getByText("you chose it")).toBeVisible();
});

test("hundreds of unknown names are walked to the last by keyboard, and few of them are in the page", async ({ desk, page }) => {
  const names = Array.from({ length: 400 }, (_, index) => `Wobble ${String(index + 1).padStart(3, "0")}`);
  const [head = ""] = rows;
  await openImport(desk);
  await choose(desk, [head, ...names.map((name) => `2024-03-04 18:02:11,"Push",52m,"${name}",1,20,12,0,0,"","",`)]);
  const table = page.getByRole("table", { name: "Names" });
  await expect(table).toHaveAttribute("aria-rowcount", "401");
  const inPage = (): Promise<number> => table.locator("tr").count();
  const choosing = (name: string) => table.getByRole("button", { name: `Choose another exercise for ${name}` });
  await choosing("Wobble 001").waitFor();
  expect(await inPage()).toBeLessThan(100);
  await check(desk);

  await test.step("by arrows, also past what was in the page", async () => {
    await choosing("Wobble 001").focus();
    for (const name of names.slice(1, 60)) {
      await desk.press("ArrowDown");
      await expect(choosing(name)).toBeFocused();
    }
    await expect(choosing("Wobble 060")).toBeInViewport();
    expect(await inPage()).toBeLessThan(100);
  });
  await test.step("to the end and back", async () => {
    await desk.press("End");
    await expect(choosing("Wobble 400")).toBeFocused();
    await expect(choosing("Wobble 400")).toBeInViewport();
    expect(await inPage()).toBeLessThan(100);
    await desk.press("Home");
    await expect(choosing("Wobble 001")).toBeFocused();
    await desk.press("End");
  });
  await test.step("a choice is made there, and the focus stays with the list", async () => {
    await expect(choosing("Wobble 400")).toBeFocused();
    await desk.press("Enter");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.getByRole("combobox").fill("bench press");
    await page.getByRole("option").first().waitFor();
    await desk.press("Enter");
    await expect(table.getByText("you chose it")).toHaveCount(1);
    await expect(table.locator("button:focus")).toBeVisible();
  });
  await test.step("Tab leads on to the import, not through all the names", async () => {
    const run = page.getByRole("button", { name: /^Import 1 workout/ });
    await page.getByRole("button", { name: "Kilograms" }).click();
    await expect(run).toBeEnabled();
    await table.locator("[data-row][tabindex='0']").focus();
    for (let tabs = 0; tabs < 3 && !(await run.evaluate((button) => button === document.activeElement)); tabs += 1) await desk.press("Tab");
    await expect(run).toBeFocused();
  });
});

test("a file that is no log is refused in words", async ({ desk, page }) => {
  await openImport(desk);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(page.getByRole("alert")).not.toBeEmpty();
});
