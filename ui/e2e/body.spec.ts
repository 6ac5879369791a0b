// The Body screen with nothing, with readings and with a year of them, by keyboard.

import { check } from "./axe";
import { before, train } from "./past";
import { type Desk, expect, test } from "./twin";

const field = (desk: Desk) => desk.page.getByRole("textbox", { name: "Weight, and Enter to log it" });
const readings = (desk: Desk) => desk.page.getByRole("region", { name: "Readings" }).locator("tbody tr");

async function open(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+7");
  await expect(field(desk)).toBeFocused();
}

async function weigh(desk: Desk, text: string): Promise<void> {
  await field(desk).fill(text);
  await desk.press("Enter");
}

test("today's weight is typed and Enter, in any way that people write it", async ({ desk, page }) => {
  await open(desk);
  await expect(page.getByRole("heading", { name: "What do you weigh today?" })).toBeVisible();
  await check(desk);
  await weigh(desk, "82,4");
  await expect(readings(desk)).toHaveCount(1);
  await expect(readings(desk).first()).toContainText("82.4");
  await expect(field(desk)).toBeFocused();
  // A second reading of a day takes the place of the first.
  await weigh(desk, "181lb");
  await expect(readings(desk).first()).toContainText("181.0lb");
  await expect(readings(desk)).toHaveCount(1);
  await check(desk);
});

test("nonsense stays in the field with a plain word", async ({ desk, page }) => {
  await open(desk);
  await weigh(desk, "heavy");
  await expect(page.getByRole("alert")).toContainText("That is no body weight.");
  await expect(field(desk)).toHaveValue("heavy");
  await check(desk);
  await desk.press("Escape");
  await expect(field(desk)).toHaveValue("");
});

test("a reading is deleted and taken back, and changed where it was", async ({ desk, page }) => {
  await open(desk);
  await weigh(desk, "82.4");
  await readings(desk).first().getByRole("button", { name: /^Change the reading/ }).focus();
  await desk.press("Delete");
  await expect(readings(desk)).toHaveCount(0);
  await page.getByRole("status", { name: "Notices" }).getByRole("button", { name: "Undo" }).last().click();
  await expect(readings(desk)).toHaveCount(1);
  await readings(desk).first().getByRole("button", { name: /^Change the reading/ }).focus();
  await desk.press("Enter");
  await expect(field(desk)).toHaveValue("82.4 kg");
  await weigh(desk, "83");
  await expect(readings(desk).first()).toContainText("83.0");
});

test("girths stand beside the weight, and a dip counts the body", async ({ desk, page, address }) => {
  await train(address, 3, [["dip", "bw x10"]]);
  await open(desk);
  await weigh(desk, "80");
  await page.getByRole("link", { name: "Waist" }).click();
  const waist = page.getByRole("textbox", { name: "Waist, and Enter to log it" });
  await waist.fill("84");
  await waist.press("Enter");
  await expect(page.getByRole("link", { name: /^Waist/ })).toContainText("84.0");
  await desk.press("Control+2");
  await expect(page.getByRole("main")).toContainText("800");
});

test("a year of readings is drawn with its trend, and stands in a table too", async ({ desk, page, address }) => {
  const { origin, hash } = new URL(address);
  const headers = { authorization: `Bearer ${hash.replace("#token=", "")}` };
  for (let days = 360; days >= 0; days -= 4) {
    const body = JSON.stringify({ day: before(days), text: String(90 - (360 - days) * 0.02 + (days % 3) * 0.3) });
    const answer = await fetch(`${origin}/call/log_measurement`, { method: "POST", headers, body });
    expect(answer.ok).toBe(true);
  }
  await open(desk);
  await expect(page.getByText(/a week over the last 90 days/)).toBeVisible();
  await page.locator("canvas").waitFor();
  await page.getByRole("button", { name: "Year" }).click();
  await page.getByText("As a table").click();
  const table = page.getByRole("region", { name: "As a table" });
  await expect(table.getByRole("table")).toHaveAttribute("aria-rowcount", "92");
  await page.getByRole("button", { name: "All" }).click();
  await expect(table.getByRole("columnheader", { name: "Week to" })).toBeVisible();
  await check(desk);
});
