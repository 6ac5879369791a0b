// How anything came to be, looking back and going back: by keyboard alone.

import { check } from "./axe";
import { call, train, trainForAMonth } from "./past";
import { type Desk, expect, test, withTwin } from "./twin";

const dialog = (desk: Desk) => desk.page.getByRole("dialog");
const feed = (desk: Desk) => desk.page.getByRole("list", { name: "What happened, by day" });
const rows = (desk: Desk) => feed(desk).locator("[data-row]");

/** A workout whose first set was logged as 100x5 and put right twice. */
async function putRight(address: string): Promise<{ workout: string; sets: string[] }> {
  const { logged } = await call(address, "log_line", { text: "Bench Press 100x5@8, 102.5x3" });
  await call(address, "edit_set", { set: logged.sets[0] ?? "", text: "102.5x6@8" });
  await call(address, "edit_set", { set: logged.sets[0] ?? "", text: "102.5x7@8" });
  return { workout: logged.workout, sets: logged.sets };
}

const notations = async (address: string, workout: string): Promise<string[]> =>
  (await call(address, "workout", { workout })).entries.flatMap(({ sets }) => sets.map(({ notation }) => notation));

/** Goes to a button by Tab, as somebody without a mouse does, and presses it. */
async function tabTo(desk: Desk, name: string | RegExp): Promise<void> {
  const button = desk.page.getByRole("button", { name }).last();
  await button.waitFor();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return desk.press("Enter");
    await desk.press("Tab");
  }
  throw new Error(`Tab never came to ${name}`);
}

test("what happened is read by day, narrowed by kind and day, and opened", async ({ desk, page, address }) => {
  await putRight(address);
  await call(address, "log_measurement", { measure: "weight", text: "80 kg", day: null });
  await desk.press("Control+0");
  await expect(feed(desk).getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(rows(desk).first()).toContainText("Measured");
  // What one device did to one workout in a row is one row.
  await expect(rows(desk)).toHaveCount(2);
  const folded = feed(desk).getByRole("listitem").filter({ hasText: "Changed a set" });
  await expect(folded).toContainText("5 changes");
  await expect(folded).toContainText("Set 1 reps 6 → 7");
  await check(desk);

  await tabTo(desk, "Body");
  await expect(rows(desk)).toHaveCount(1);
  await tabTo(desk, "Goals");
  await expect(page.getByText("Nothing of this kind was changed.")).toBeVisible();
  await page.getByRole("button", { name: "Everything" }).press("Enter");
  await expect(rows(desk)).toHaveCount(2);
  await tabTo(desk, "On a day…");
  await expect(rows(desk)).toHaveCount(2);
  await page.getByRole("spinbutton", { name: /year/ }).press("ArrowDown");
  await expect(page.getByText("Nothing was changed here on that day.")).toBeVisible();
  await tabTo(desk, "Any day");
  await expect(rows(desk)).toHaveCount(2);

  await expect(rows(desk).first()).toBeVisible();
  await rows(desk).first().focus();
  await desk.press("ArrowDown", "Enter");
  await expect(dialog(desk)).toContainText(": how it came to be");
  await expect(dialog(desk).getByRole("heading", { name: "Changed a set" })).toBeVisible();
  await check(desk);
});

test("a workout is looked back at change by change, and a set and all of it come back", async ({ desk, address }) => {
  const { workout, sets } = await putRight(address);
  await call(address, "delete", { thing: { kind: "set", id: sets[1] ?? "" } });
  await desk.press("Control+2");
  await desk.page.getByRole("article", { name: "Workout" }).waitFor();
  await desk.press("h");
  const scrubber = dialog(desk).getByRole("slider", { name: "Moment" });
  await expect(scrubber).toHaveAttribute("aria-valuetext", /^Deleted a set/);
  await scrubber.focus();
  await desk.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
  await expect(scrubber).toHaveAttribute("aria-valuetext", /^Logged sets/);
  const then = dialog(desk).getByRole("region", { name: "As it was then" });
  await expect(then).toContainText("100 × 5 @8");
  await expect(then).toContainText("today 102.5 × 7 @8");
  await expect(then).toContainText("deleted since");
  await check(desk);

  await tabTo(desk, /^Bring back Set 2/);
  await expect(dialog(desk).getByRole("status")).toContainText("Brought back");
  expect(await notations(address, workout)).toEqual(["102.5x7@8", "102.5x3"]);
  // One stays at the moment that one looks at.
  await expect(scrubber).toHaveAttribute("aria-valuetext", /^Logged sets/);
  await tabTo(desk, "Bring all of this back");
  await expect(dialog(desk).getByRole("button", { name: "Bring all of this back" })).toBeDisabled();
  expect(await notations(address, workout)).toEqual(["100x5@8", "102.5x3"]);
  await tabTo(desk, "Undo");
  await expect.poll(() => notations(address, workout)).toEqual(["102.5x7@8", "102.5x3"]);
});

test("one field comes back from the change that set it", async ({ desk, address }) => {
  const { workout } = await putRight(address);
  await desk.press("Control+0");
  await rows(desk).first().press("Enter");
  await dialog(desk).getByRole("list", { name: "Its changes, newest first" }).locator("[data-row]").first().focus();
  await desk.press("ArrowDown");
  await expect(dialog(desk)).toContainText("100 kg → 102.5 kg");
  await tabTo(desk, "Bring back Bench Press, set 1: reps");
  await expect.poll(() => notations(address, workout)).toEqual(["102.5x6@8", "102.5x3"]);
});

test("undoing a change of the past is shown first, with what stands in its way", async ({ desk, page, address }) => {
  const { workout } = await putRight(address);
  await desk.press("Control+0");
  await rows(desk).first().press("Enter");
  const scrubber = dialog(desk).getByRole("slider", { name: "Moment" });
  await scrubber.press("ArrowLeft");
  await tabTo(desk, "Undo this…");
  const plan = page.getByRole("dialog", { name: "Undo this change?" });
  await expect(plan).toContainText("102.5 kg → 100 kg");
  await expect(plan).toContainText("Bench Press, set 1: reps Changed a set, This device");
  await check(desk);
  expect(await notations(address, workout)).toEqual(["102.5x7@8", "102.5x3"]);
  await tabTo(desk, "Undo it");
  await expect(plan).toBeHidden();
  await expect(dialog(desk).getByRole("status")).toContainText("Undone: Changed a set. One part was changed since on this device and stays.");
  expect(await notations(address, workout)).toEqual(["100x7@8", "102.5x3"]);
});

test("the keys lead to the past of a set, and a line that begins with a letter is still typed", async ({ desk, page, address }) => {
  await putRight(address);
  await page.reload();
  await desk.line("Bench Press").focus();
  await desk.press("ArrowUp", "ArrowUp", "h");
  await expect(dialog(desk)).toContainText("Bench Press, Set 1, 102.5 kg × 7 @8: how it came to be");
  await desk.press("Escape");
  await expect(dialog(desk)).toBeHidden();
  await desk.line("Bench Press").focus();
  await desk.press("h");
  await expect(dialog(desk)).toContainText(": how it came to be");
  await desk.press("Escape");
  await expect(dialog(desk)).toBeHidden();
  await desk.press("Control+2");
  await page.getByRole("region", { name: "Workouts" }).waitFor();
  await desk.line("Bench Press").focus();
  await desk.type("d 80x8");
  await expect(desk.line("Bench Press")).toHaveValue("d 80x8");
  await expect(dialog(desk)).toBeHidden();
});

test("an exercise, a goal and a routine tell how they came to be", async ({ desk, page, address }) => {
  await call(address, "rename_exercise", { exercise: "bench-press", name: "Bench" });
  await call(address, "add_goal", { aim: { kind: "frequency", a_week: 3, weeks: 12 } });
  const { routine } = await call(address, "add_routine", { name: "Push day", folder: "" });
  await page.goto(`${new URL(address).origin}/#/exercises/bench-press`);
  await page.getByRole("heading", { level: 1, name: "Bench" }).waitFor();
  await desk.press("h");
  await expect(dialog(desk).getByRole("heading", { name: "Renamed an exercise" })).toBeVisible();
  await desk.press("Escape", "Control+5");
  await page.getByRole("listitem", { name: /a week/ }).getByRole("button").first().focus();
  await desk.press("h");
  await expect(dialog(desk).getByRole("heading", { name: "Set a goal" })).toBeVisible();
  await desk.press("Escape");
  await page.evaluate((id) => void (location.hash = `#/routines/${id}`), routine);
  await page.getByRole("article", { name: "Plan" }).waitFor();
  await desk.press("Control+k");
  await desk.type("how it came");
  await expect(page.getByRole("option").first()).toContainText("How it came to be");
  await desk.press("Enter");
  await expect(dialog(desk).getByRole("heading", { name: "Made a routine" })).toBeVisible();
});

test("a month is looked back at, and leads to a workout at that moment", async ({ page }) => {
  await withTwin(0, async (address) => {
    await train(address, 0, [["bench-press", "100x5"]]);
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.keyboard.press("Control+2");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("look back");
    await expect(page.getByRole("option").first()).toContainText("Look back at a month");
    await page.keyboard.press("Enter");
    const month = page.getByRole("dialog");
    await expect(month.getByRole("list", { name: "Workouts as they were" }).getByRole("button")).toHaveCount(1);
    await month.getByRole("button").first().press("Enter");
    await expect(page.getByRole("region", { name: "As it was then" })).toContainText("100 × 5");
    await page.keyboard.press("Escape");
    await month.getByRole("slider", { name: "Moment" }).press("Home");
    await expect(month).toContainText("This month held nothing then.");
    await expect(month).toContainText("1 workout was added since.");
  });
});

const log = [
  "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
  '2024-03-04 18:02:11,"Push",52m,"Bench Press (Barbell)",1,80,5,0,0,"","",8',
  '2024-03-06 07:30:00,"Legs",1h 4m,"Squat (Barbell)",1,100,5,0,0,"","",8',
  '2024-03-08 07:30:00,"Pull",1h 4m,"Deadlift (Barbell)",1,120,5,0,0,"","",8',
];

test("an import is undone from its list, what was changed since stays, and it is done again", async ({ desk, page, address }) => {
  await page.evaluate(() => void (location.hash = "#/settings/import"));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).press("Enter");
  await (await chooser).setFiles({ name: "strong.csv", mimeType: "text/csv", buffer: Buffer.from(log.join("\n")) });
  await page.getByRole("button", { name: "Kilograms" }).press("Enter");
  await page.getByRole("button", { name: /^Import 3 workouts/ }).press("Enter");
  await page.getByRole("heading", { name: /are in the logbook/ }).waitFor();
  const { workouts } = await call(address, "history", { limit: 10 });
  await call(address, "edit_workout", { workout: workouts[0]?.id ?? "", title: "Pull, heavy" });

  await page.evaluate(() => void (location.hash = "#/changes/imports"));
  const one = page.getByRole("listitem", { name: "Strong" });
  await expect(one).toContainText("3 workouts 4 Mar 2024 – 8 Mar 2024");
  await expect(one).toContainText("1 changed since");
  await check(desk);
  await one.getByRole("button", { name: "Undo import…" }).press("Enter");
  await expect(dialog(desk)).toContainText("2 workouts go into the trash. 1 that was changed since stays as it is.");
  await check(desk);
  await tabTo(desk, "Undo import");
  await expect(one).toContainText("undone");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Import undone");
  const left = (await call(address, "stats", {})).workouts;
  await one.getByRole("button", { name: "Do it again" }).press("Enter");
  await expect(one.getByRole("button", { name: "Undo import…" })).toBeEnabled();
  expect([left, (await call(address, "stats", {})).workouts]).toEqual([1, 3]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the screens are plain to everybody, with nothing and with a month", async ({ desk, page, address }) => {
      const parts = ["feed", "imports"] as const;
      for (const part of parts) {
        await page.evaluate((part) => void (location.hash = `#/changes/${part}`), part);
        await page.getByText(part === "feed" ? "Nothing was changed yet." : "Nothing was imported yet.").waitFor();
        await check(desk);
      }
      await trainForAMonth(address);
      await page.evaluate(() => void (location.hash = "#/changes/feed"));
      await rows(desk).nth(5).waitFor();
      await check(desk);
      await rows(desk).first().press("Enter");
      await dialog(desk).getByRole("region", { name: "As it was then" }).waitFor();
      await check(desk);
    });
  });
}

test.describe("years of training", () => {
  test.use({ seed: 3000 });

  test("the feed goes on to its end, page by page, and only what is in sight is in the page", async ({ desk, page }) => {
    await desk.press("Control+0");
    await expect(rows(desk).first()).toBeVisible();
    await rows(desk).first().focus();
    for (let pages = 0; pages < 2; pages += 1) {
      const asked = page.waitForResponse(/call\/changes$/);
      await desk.press("End");
      await asked;
      await expect(feed(desk).locator("[data-row]:focus")).toBeInViewport();
    }
    expect(await rows(desk).count()).toBeLessThan(60);
    await check(desk);
  });
});
