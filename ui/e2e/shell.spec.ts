// What the window offers around the page, as far as a browser has it: the
// logbooks of this computer, and files that are let go over the page.

import type { Page } from "@playwright/test";
import { check } from "./axe";
import { type Desk, expect, test } from "./twin";

async function openLogbooks({ page }: Desk): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused();
  await page.keyboard.type("another logbook");
  await expect(page.getByRole("dialog").locator("[aria-selected=true]")).toContainText("Open another logbook");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Logbooks" })).toBeVisible();
}

const strong = `Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-01-05 10:00:00,Push,1h,Bench Press,1,100,5,0,0,,,
`;

async function letGo(page: Page, names: string[]): Promise<void> {
  const held = await page.evaluateHandle(
    ([all, text]) => {
      const data = new DataTransfer();
      for (const name of all) data.items.add(new File([text], name));
      return data;
    },
    [names, strong] as const,
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: held });
  await expect(page.getByText("Let go to look at it")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer: held });
  await expect(page.getByText("Let go to look at it")).toBeHidden();
}

test("another person gets a logbook of their own, by keyboard", async ({ desk }) => {
  const { page } = desk;
  await openLogbooks(desk);
  const sheet = page.getByRole("dialog", { name: "Logbooks" });
  await expect(sheet.getByRole("listitem")).toHaveText([/The first logbook\s*open here/]);
  await check(desk);

  await sheet.getByLabel("New logbook").fill("../anna");
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("alert")).toContainText("up to 40 letters");
  await expect(sheet.getByLabel("New logbook")).toHaveValue("../anna");

  await sheet.getByLabel("New logbook").fill("Anna");
  await page.keyboard.press("Enter");
  await expect(sheet).toBeHidden();
  await openLogbooks(desk);
  await expect(sheet.getByRole("button", { name: "Open Anna" })).toBeVisible();
});

test("a file that is let go over any screen is looked at before it is imported", async ({ desk: { page } }) => {
  await letGo(page, ["Übung 1.csv"]);
  await expect(page.getByRole("heading", { name: "Übung 1.csv" })).toBeVisible();
  await letGo(page, ["a.csv", "b.csv"]);
  await expect(page.getByText("One file at a time").first()).toBeVisible();
});
