// What was deleted: listed with who did it, and taken out again, one or many.

import { check } from "./axe";
import { call, train } from "./past";
import { type Desk, expect, test } from "./twin";

const rows = (desk: Desk) => desk.page.getByRole("grid", { name: "Trash" }).locator("[data-row]");

async function openTrash(desk: Desk): Promise<void> {
  await desk.press("Control+k");
  await desk.page.getByRole("combobox", { name: "Find anything" }).waitFor();
  await desk.type("open the trash");
  await desk.press("Enter");
  await desk.page.getByRole("heading", { name: "Trash", level: 1 }).waitFor();
}

/** A workout, a set of another one and a goal, deleted in this order. */
async function deleteSome(address: string): Promise<void> {
  await train(address, 3, [["bench-press", "100x5, 100x5"]]);
  await train(address, 2, [["deadlift", "140x5, 150x3"]]);
  const { workouts } = await call(address, "history", {});
  const [newer, older] = workouts;
  if (!newer || !older) throw new Error("there are two workouts");
  await call(address, "delete", { thing: { kind: "workout", id: older.id } });
  const { entries } = await call(address, "workout", { workout: newer.id });
  await call(address, "delete", { thing: { kind: "set", id: entries[0]?.sets[1]?.id ?? "" } });
  const { goal } = await call(address, "add_goal", { aim: { kind: "frequency", a_week: 3, weeks: 12 } });
  await call(address, "delete_goal", { goal: goal ?? "" });
}

test("an empty trash says what will lie there", async ({ desk }) => {
  await openTrash(desk);
  await expect(desk.page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await check(desk);
});

test("everything deleted is listed, newest first, with its device, and nothing twice", async ({ desk, address }) => {
  await deleteSome(address);
  await openTrash(desk);
  await expect(rows(desk)).toHaveCount(3);
  await expect(rows(desk).nth(0)).toContainText("3 workouts a week");
  await expect(rows(desk).nth(1)).toContainText("Deadlift 150x3");
  await expect(rows(desk).nth(2)).toContainText("2 sets");
  await expect(rows(desk).nth(2)).toContainText("on this device");
  for (const scheme of ["light", "dark"] as const) {
    await desk.page.emulateMedia({ colorScheme: scheme });
    await check(desk);
  }
});

test("Enter restores one, and the way back stands in the notice", async ({ desk, address }) => {
  await deleteSome(address);
  await openTrash(desk);
  await expect(rows(desk).nth(1)).toBeVisible();
  await rows(desk).nth(1).focus();
  await desk.press("Enter");
  await expect(rows(desk)).toHaveCount(2);
  await expect(rows(desk).nth(1)).toBeFocused();
  const stats = await call(address, "stats", {});
  expect(stats.sets).toBe(2);
  await desk.press("Control+z");
  await expect(rows(desk)).toHaveCount(3);
});

test("several are selected by Space and Shift and come back by one gesture", async ({ desk, address }) => {
  await deleteSome(address);
  await openTrash(desk);
  await expect(rows(desk).nth(0)).toBeVisible();
  await rows(desk).nth(0).focus();
  await desk.press("Space");
  await expect(desk.page.getByRole("status").filter({ hasText: "1 selected" })).toBeVisible();
  await desk.press("Shift+ArrowDown", "Shift+ArrowDown");
  await expect(desk.page.getByText("3 selected")).toBeVisible();
  await desk.press("Escape");
  await expect(desk.page.getByText("selected")).toHaveCount(0);
  await desk.press("Shift+ArrowUp");
  await desk.page.getByRole("button", { name: "Restore", exact: true }).first().click();
  await expect(rows(desk)).toHaveCount(1);
  await desk.press("Control+z");
  await expect(rows(desk)).toHaveCount(3);
});

test("what one stands on is told beside the list, with its past behind H", async ({ desk, page, address }) => {
  await deleteSome(address);
  await openTrash(desk);
  const detail = page.getByRole("complementary", { name: "What it was" });
  await expect(detail).toContainText("3 workouts a week");
  await rows(desk).first().focus();
  await desk.press("ArrowDown");
  await expect(detail.getByRole("heading", { name: "Deadlift 150x3" })).toBeVisible();
  await expect(detail.getByRole("listitem").first()).toContainText("Deleted a set");
  await expect(detail.getByRole("listitem").last()).toContainText("140 × 5 · 150 × 3");
  await desk.press("ArrowDown");
  await expect(detail).toContainText("Bench Press 100 × 5 · 100 × 5");
  await check(desk);
  await desk.press("h");
  await expect(page.getByRole("dialog")).toContainText(": how it came to be");
  await desk.press("Escape");
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(detail).toBeHidden();
  await expect(rows(desk)).toHaveCount(3);
});
