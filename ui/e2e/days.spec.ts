// Workouts of other days and times: logged later, put right, left open overnight.

import { expect, test, type Desk } from "./twin";

/** A civil date so many days before today, as the twin's clock has it. */
function before(days: number): Date {
  const date = new Date();
  date.setDate(date.getDate() - days);
  return date;
}

const typed = (date: Date): string =>
  [date.getDate(), date.getMonth() + 1].map((part) => String(part).padStart(2, "0")).join("") + date.getFullYear();

/** Types a date or a time part by part, as it goes from each part to the next. */
async function typeInto(desk: Desk, label: string, digits: string): Promise<void> {
  const field = desk.page.getByRole("dialog").getByRole("group", { name: label });
  await field.getByRole("spinbutton").first().focus();
  await desk.type(digits);
}

test("a past day is logged later and stands in history under that day", async ({ desk, page }) => {
  await page.getByRole("button", { name: "Log a past day" }).click();
  await typeInto(desk, "Day", typed(before(3)));
  await page.getByRole("button", { name: "Open it" }).click();
  await desk.adding.fill("Bench Press");
  await page.getByRole("option", { name: "Bench Press" }).first().waitFor();
  await desk.adding.press("Enter");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.press("Control+1");
  await expect(page.getByRole("button", { name: "Start a workout" })).toBeVisible();
  await desk.press("Control+2");
  const list = page.getByRole("region", { name: "Workouts" });
  await expect(list.getByRole("link", { name: /Bench Press/ })).toHaveCount(1);
});

test("the start of a running workout is put right", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await page.locator("button.times").click();
  await typeInto(desk, "Start", "0001");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.locator("button.times")).toContainText("00:01");
});

test("a workout left open for days is asked about, and finished as proposed", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await page.locator("button.times").click();
  await typeInto(desk, "Day", typed(before(2)));
  await page.getByRole("button", { name: "Keep" }).click();
  const asked = page.getByRole("region", { name: "A workout that was left open" });
  await expect(asked).toContainText("was never finished");
  await expect(asked).toContainText("Nothing was logged in it.");
  await asked.getByRole("button", { name: /^Finish at/ }).click();
  await expect(page.getByRole("button", { name: "Start a workout" })).toBeVisible();
});

test("a workout whose end is heard of before it is answered is finished without a fault", async ({ desk, page }) => {
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  // The answer is held back until the screen has followed what it was told of the change.
  await page.route("**/call/finish_workout", async (route) => {
    const response = await route.fetch();
    await page.getByRole("button", { name: "Start a workout" }).waitFor();
    await route.fulfill({ response });
  });
  await desk.press("Control+Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("is finished: 1 set");
});

test("a title and a note that are being typed while the workout ends elsewhere are kept", async ({ desk, page, address }) => {
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(address);
  const end = async (): Promise<void> => {
    await elsewhere.getByRole("button", { name: /^Finish/ }).click();
    await page.getByRole("button", { name: "Start a workout" }).waitFor();
  };
  const list = page.getByRole("region", { name: "Workouts" });

  await desk.begin("Bench Press");
  await page.getByRole("textbox", { name: "Title of the workout" }).fill("Typed to the end");
  await end();
  await desk.press("Control+2");
  await expect(list.getByText("Typed to the end")).toBeVisible();

  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note on the workout" }).fill("Zanzibar");
  await end();
  await desk.press("Control+2");
  await page.getByRole("searchbox").fill("zanzibar");
  await expect(page.getByRole("link", { name: /Zanzibar/ })).toBeVisible();
});
