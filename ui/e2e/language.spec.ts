// The whole program in German: nothing is left in English by accident, nothing
// is called by its key, and longer words break nothing in a small window.

import { readFileSync } from "node:fs";
import { check } from "./axe";
import { trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

type Texts = { [key: string]: string | Texts };
const german = JSON.parse(readFileSync("src/language/de.json", "utf8")) as { screens: { [screen: string]: string }; actions: { start: { words: string } } };
const screens = ["today", "history", "exercises", "progress", "goals", "routines", "body", "devices", "settings"];

/** The first part of every key, by which a key that has no words is known. */
const sections = Object.keys(german as unknown as Texts).join("|");
const leftover = new RegExp(`\\b(?:${sections})\\.[a-z]\\w*`);

test.use({ viewport: { width: 1024, height: 700 } });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("language", "de"));
});

/** Texts that a person reads or hears on what is shown now. */
async function said(desk: Desk): Promise<string> {
  return desk.page.evaluate(() => {
    const heard = [...document.querySelectorAll("[aria-label], [placeholder], [title]")].flatMap((element) =>
      ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    );
    return [document.body.innerText, ...heard].join("\n");
  });
}

/** What sticks out of the window, or out of a button, to the side. */
async function overflowing(desk: Desk): Promise<string[]> {
  return desk.page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? ["the page"] : [];
    const cut = [...document.querySelectorAll<HTMLElement>("main button, main h1, main h2, main label, nav a, footer")].filter(
      (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== "inline",
    );
    return [...wide, ...cut.map((element) => `${element.tagName} ${element.innerText}`)];
  });
}

async function everyScreen(desk: Desk): Promise<void> {
  await desk.page.locator("nav").getByRole("link", { name: german.screens.today }).waitFor();
  for (const [index, screen] of screens.entries()) {
    await desk.press(`Control+${index + 1}`);
    await expect(desk.page.locator("nav [aria-current=page]")).toContainText(german.screens[screen] ?? "");
    await desk.page.getByRole("heading", { level: 1 }).first().waitFor();
    expect.soft(await said(desk), screen).not.toMatch(leftover);
    expect.soft(await overflowing(desk), screen).toEqual([]);
    await check(desk);
  }
}

test("every screen of an empty logbook is German", async ({ desk }) => {
  await everyScreen(desk);
});

test("every screen of a month is German", async ({ desk, address }) => {
  await trainForAMonth(address);
  await everyScreen(desk);
});

test("with letters of twice the size nothing sticks out", async ({ desk, address, page }) => {
  await trainForAMonth(address);
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  for (const [index, screen] of screens.entries()) {
    await desk.press(`Control+${index + 1}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, screen).toBeLessThanOrEqual(0);
  }
});

test("the page says which language it is in", async ({ desk }) => {
  await expect(desk.page.locator("html")).toHaveAttribute("lang", "de");
});

test("an exercise is found, shown and logged by its German name", async ({ desk, page }) => {
  await page.getByRole("button", { name: german.actions.start.words }).first().waitFor();
  await desk.press("Control+k");
  await desk.type("kniebeuge");
  await expect(page.getByRole("option", { name: "Kniebeuge Langhantel", exact: true })).toBeVisible();
  await desk.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kniebeuge", exact: true })).toBeVisible();
  await check(desk);
});

test("the sheet of keys and the search are German", async ({ desk, page }) => {
  await page.locator("nav").waitFor();
  await desk.press("?");
  await page.getByRole("dialog", { name: "Tasten" }).waitFor();
  expect(await said(desk)).not.toMatch(leftover);
  await check(desk);
  await desk.press("Escape", "Control+k");
  await page.getByRole("dialog", { name: "Alles finden" }).waitFor();
  expect(await said(desk)).not.toMatch(leftover);
  await check(desk);
});
