// Letters of twice the size, as the system or the browser sets them, over twenty
// years of training: nothing runs out of the window, and nothing lies on anything else.

import { call } from "./past";
import { type Desk, expect, test } from "./twin";

// As a person's own setting does: what is measured in letters when choosing a layout grows too.
test.use({
  seed: 9000,
  years: 20,
  launchOptions: {
    ...(process.env.CHROMIUM === undefined ? {} : { executablePath: process.env.CHROMIUM }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--blink-settings=defaultFontSize=32"],
  },
});

/** Where each screen and each of its parts is, and what stands there once it is drawn. */
const places: [place: string, drawn: string][] = [
  ["today", "main button"],
  ["history", "[aria-label] [data-row]"],
  ["exercises/bench-press", "main canvas"],
  ["progress", "main canvas"],
  ["goals", "h1"],
  ["routines", "h1"],
  ["body", "h1"],
  ["devices", "h1"],
  ["settings", "main select"],
  ["settings/gyms", "main table"],
  ["settings/import", "h1"],
  ["settings/data", "main h2"],
  ["changes/feed", "main [data-row]"],
  ["changes/trash", "main [data-row]"],
  ["changes/imports", "h1"],
  ["changes/conflicts", "h1"],
];

/** How far the page or what scrolls in it can be moved to the side, which it must not be. */
const sideways = (desk: Desk): Promise<string[]> =>
  desk.page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main, nav, .list, .scroll, [role=dialog]")]
      .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.tagName}.${box.className} by ${box.scrollWidth - box.clientWidth}`),
  );

/** What a person would read or press, and which something else lies upon. */
const covered = (desk: Desk): Promise<string[]> =>
  desk.page.evaluate(() => {
    const inSight = (element: Element, x: number, y: number): boolean => {
      for (let box: Element | null = element; box; box = box.parentElement) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const clips = box === element || getComputedStyle(box).overflowY !== "visible";
        if (clips && (x < left || x > right || y < top || y > bottom)) return false;
      }
      return x < innerWidth && y < innerHeight;
    };
    const said = [...document.querySelectorAll("h1, h2, h3, button, a, input, select, label")].filter((element) => element.checkVisibility() && !element.closest(".unseen"));
    return said.flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const [middle, centre] = [x + width / 2, y + height / 2];
      if (width < 4 || !inSight(element, middle, centre)) return [];
      const top = document.elementFromPoint(middle, centre);
      const apart = top !== null && !element.contains(top) && !top.contains(element) && !element.closest("label")?.contains(top);
      return apart ? [`${element.textContent?.trim().slice(0, 40) ?? ""} under ${top.tagName}.${top.getAttribute("class") ?? ""}`] : [];
    });
  });

const soft = expect.configure({ soft: true });

async function throwAwayAFew(address: string): Promise<void> {
  const { workouts } = await call(address, "history", { limit: 3 });
  for (const { id } of workouts) await call(address, "delete", { thing: { kind: "workout", id } });
}

for (const [width, height] of [
  [1024, 700],
  [1600, 1000],
] as const) {
  for (const language of ["en", "de"]) {
    test.describe(`${width}x${height}, ${language}`, () => {
      test.use({ viewport: { width, height } });

      test("no screen runs out of the window, and nothing lies on anything else", async ({ desk, page, address }) => {
        await throwAwayAFew(address);
        await page.evaluate((language) => localStorage.setItem("language", language), language);
        await page.reload();
        for (const [place, drawn] of places) {
          await page.evaluate((place) => void (location.hash = `#/${place}`), place);
          await page.locator(drawn).first().waitFor();
          await soft.poll(() => sideways(desk), { message: place }).toEqual([]);
          await soft.poll(() => covered(desk), { message: place }).toEqual([]);
        }
      });

      test("how something came to be has room", async ({ desk, page }) => {
        await page.evaluate((language) => localStorage.setItem("language", language), language);
        await page.reload();
        await page.evaluate(() => void (location.hash = "#/changes/feed"));
        // A row of the feed, and none of the screen that is left.
        await page.locator("main [data-row]:has(.what)").first().press("Enter");
        await page.getByRole("dialog").getByRole("region").first().waitFor();
        expect(await sideways(desk)).toEqual([]);
        const list = await page.getByRole("dialog").locator(".list").boundingBox();
        expect(list?.height ?? 0).toBeGreaterThan(80);
      });
    });
  }
}
