// However long the history is, the page holds what is in sight and not much more.

import type { Page } from "@playwright/test";
import { before, call } from "./past";
import { expect, test } from "./twin";

test.use({ seed: 9000, years: 20 });

/** The rows of the longest table or list in the page, and what it is called. */
function longest(page: Page): Promise<{ rows: number; name: string }> {
  return page.evaluate(() => {
    const lists = [...document.querySelectorAll("table, ul, ol, [role=list], [role=grid], [role=listbox]")].map((list) => ({
      rows: list.querySelectorAll("tr, li, [role=row], [role=listitem], [role=option]").length,
      name: list.getAttribute("aria-label") ?? list.outerHTML.slice(0, 200),
    }));
    return lists.sort((one, other) => other.rows - one.rows)[0] ?? { rows: 0, name: "" };
  });
}

async function isShort(page: Page, where: string): Promise<void> {
  const { rows, name } = await longest(page);
  expect.soft(rows, `${where}: ${name}`).toBeLessThanOrEqual(100);
}

test("no table and no list is ever longer than a hundred rows", async ({ desk, page, address }) => {
  for (let days = 240; days >= 0; days -= 1) {
    await call(address, "log_measurement", { measure: "weight", day: before(days), text: String(82 + (days % 5) / 10) });
  }
  const data: [key: string, shows: string][] = [
    ["2", ".list [data-row]"],
    ["3", ".list [data-row]"],
    ["4", "main canvas"],
    ["5", "main h1"],
    ["6", ".list h1"],
    ["7", "[aria-labelledby=readings] tbody tr"],
    ["9", "main select"],
    ["0", "main h1"],
  ];
  for (const [key, shows] of data) {
    await desk.press(`Control+${key}`);
    await page.locator(shows).first().waitFor();
    await isShort(page, `Control+${key}`);
  }

  await test.step("a list that is scrolled to its end, again and again", async () => {
    await desk.press("Control+2");
    await page.locator(".list [data-row]").first().focus();
    for (let times = 0; times < 5; times += 1) await desk.press("End");
    await isShort(page, "History");
  });
  await test.step("the tables behind the drawings", async () => {
    await desk.press("Control+4");
    await page.getByRole("button", { name: "All", exact: true }).click();
    await page.getByRole("button", { name: "as a table" }).click();
    const volume = page.getByRole("region", { name: /^Volume a week/ }).getByRole("table");
    await expect.poll(async () => Number(await volume.getAttribute("aria-rowcount"))).toBeGreaterThan(200);
    await isShort(page, "Progress as a table");
    const oldest = (): Promise<string | null> => volume.locator("tbody tr:not([aria-hidden])").last().locator("td").first().textContent();
    const newest = await oldest();
    await volume.evaluate((table) => table.parentElement?.scrollTo(0, 1e6));
    await expect.poll(oldest).not.toBe(newest);
    await isShort(page, "Progress as a table, at its end");

    await page.evaluate(() => void (location.hash = "#/exercises/bench-press"));
    const chart = page.getByRole("region", { name: "Over time" });
    await chart.getByRole("button", { name: "All" }).click();
    await chart.getByText("As a table").click();
    await expect(chart.getByRole("columnheader", { name: "Month" })).toBeVisible();
    await isShort(page, "an exercise as a table");
  });
  await test.step("what is behind a number", async () => {
    await page.getByRole("button", { name: /^Sets: where/ }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("rowheader").first().waitFor();
    for (let times = 0; times < 8; times += 1) {
      await sheet.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await isShort(page, "an explanation");
    }
    await desk.press("Escape");
  });
  await test.step("readings", async () => {
    await desk.press("Control+7");
    const readings = page.getByRole("region", { name: "Readings" }).getByRole("table");
    const onward = async () => {
      await page.getByRole("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
      await isShort(page, "readings");
      return Number(await readings.getAttribute("aria-rowcount"));
    };
    await readings.waitFor();
    await expect.poll(onward).toBe(242);
  });
});
