// One picture for each screen, theme and size: SCREEN-THEME-WxH.png.

import { mkdirSync } from "node:fs";
import { type Page, test } from "@playwright/test";
import { Desk, withTwin } from "../e2e/twin";
import { at, liveALittle, throwAway, trainNow } from "./logbook";

const folder = "../docs/gallery";
const sizes = [
  [1024, 700],
  [1600, 1000],
] as const;

type Way = (desk: Desk) => Promise<unknown>;

const level1 = (desk: Desk) => desk.page.getByRole("heading", { level: 1 }).first().waitFor();

/** Where a screen is, and what is there once it is drawn. */
const filled: { [screen: string]: Way } = {
  today: (desk) => desk.page.getByRole("grid").first().waitFor(),
  history: async (desk) => {
    await desk.press("Control+2");
    await desk.page.locator(".list [data-row]").first().waitFor();
  },
  exercise: async (desk) => {
    await desk.press("Control+3");
    await desk.page.getByRole("link", { name: /^bench press/i }).first().click();
    await desk.page.locator("canvas").waitFor();
  },
  progress: async (desk) => {
    await desk.press("Control+4");
    await desk.page.locator("canvas").first().waitFor();
  },
  goals: async (desk) => {
    await desk.press("Control+5");
    await level1(desk);
  },
  routines: async (desk) => {
    await desk.press("Control+6");
    await level1(desk);
  },
  body: async (desk) => {
    await desk.press("Control+7");
    await level1(desk);
  },
  devices: async (desk) => {
    await desk.press("Control+8");
    await level1(desk);
  },
  settings: async (desk) => {
    await desk.press("Control+9");
    await desk.page.locator("main").getByRole("combobox").first().waitFor();
  },
  gyms: async (desk) => {
    await desk.page.evaluate(() => void (location.hash = "#/settings/gyms"));
    await desk.page.locator("main table").first().waitFor();
  },
  changes: async (desk) => {
    await desk.press("Control+0");
    await desk.page.locator("main [data-row]").nth(3).waitFor();
  },
  trash: async (desk) => {
    await desk.page.evaluate(() => void (location.hash = "#/changes/trash"));
    await desk.page.locator("main [data-row]").nth(2).waitFor();
  },
  data: async (desk) => {
    await desk.page.evaluate(() => void (location.hash = "#/settings/data"));
    await desk.page.getByRole("heading", { name: "Backups" }).waitFor();
  },
  lookback: async (desk) => {
    await desk.press("Control+1");
    await desk.page.getByRole("grid").first().waitFor();
    await desk.page.locator("main").first().click({ position: { x: 4, y: 4 } });
    await desk.press("h");
    const slider = desk.page.getByRole("slider", { name: "Moment" });
    await slider.waitFor();
    for (let step = 0; step < 3; step += 1) await slider.press("ArrowLeft");
    await desk.page.getByRole("region", { name: "As it was then" }).waitFor();
  },
  palette: async (desk) => {
    await desk.press("Escape");
    await desk.page.getByRole("dialog").waitFor({ state: "detached" });
    await desk.press("Control+1", "Control+k");
    await desk.type("squ");
    await desk.page.getByRole("option").nth(3).waitFor();
  },
  keys: async (desk) => {
    await desk.press("Escape", "Escape", "Control+2");
    await desk.page.locator(".list [data-row]").first().waitFor();
    await desk.page.locator("main").first().click({ position: { x: 4, y: 4 } });
    await desk.press("?");
    await desk.page.getByRole("dialog").waitFor();
  },
};

/** The same of a logbook that holds nothing. */
const empty: { [screen: string]: Way } = {
  "first-day": (desk) => desk.page.getByRole("button", { name: "Start a workout" }).waitFor(),
};

async function take(page: Page, ways: { [screen: string]: Way }, name: string): Promise<void> {
  const desk = new Desk(page);
  for (const [screen, way] of Object.entries(ways)) {
    await way(desk);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}/${screen}-${name}.png`, animations: "disabled" });
  }
}

test.beforeAll(() => void mkdirSync(folder, { recursive: true }));

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of sizes) {
    test.describe(`${colorScheme}, ${width}x${height}`, () => {
      test.use({ colorScheme, viewport: { width, height } });
      const name = `${colorScheme}-${width}x${height}`;

      test("a logbook of four years", async ({ page }) => {
        await withTwin(3600, async (address) => {
          await throwAway(address);
          await liveALittle(address);
          await trainNow(address);
          await page.clock.setSystemTime(at);
          await page.goto(address);
          await take(page, filled, name);
        }, 4, at);
      });

      test("a logbook that holds nothing", async ({ page }) => {
        await withTwin(0, async (address) => {
          await page.clock.setSystemTime(at);
          await page.goto(address);
          await take(page, empty, name);
        }, 1, at);
      });
    });
  }
}
