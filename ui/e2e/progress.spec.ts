// The Progress screen with nothing, a month and twenty years in the logbook.

import { check } from "./axe";
import { before, train, trainForAMonth } from "./past";
import { type Desk, expect, test } from "./twin";

async function goThere(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Start a workout" }).waitFor();
  await desk.press("Control+4");
  await desk.page.getByRole("heading", { level: 1, name: "Progress" }).waitFor();
}

/** Tabs until the focus is on what a locator finds. */
async function tabTo(desk: Desk, name: RegExp): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await desk.press("Tab");
    const here = await desk.page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
    });
    if (name.test(here)) return;
  }
  throw new Error(`the focus never came to ${name}`);
}

const number = (text: string | null): number => Number.parseFloat((text ?? "").replaceAll(",", ""));

test.describe("with nothing", () => {
  test("it says what will be here and how to get there", async ({ desk, page }) => {
    await goThere(desk);
    await expect(page.getByText("Nothing to look back on yet.")).toBeVisible();
    await expect(page.getByRole("group", { name: "How much of the past" })).toHaveCount(0);
    await page.getByRole("link", { name: "Import a log" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /Import/ })).toBeVisible();
  });

  test("one workout shows at once, as this week so far", async ({ desk, page, address }) => {
    await train(address, 0, [["bench-press", "100x5; 100x5"]]);
    await goThere(desk);
    await expect(page.getByText(/this week so far/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Chest, 2.0 hard sets a week/ })).toBeVisible();
    await expect(page.getByText(/^None in these weeks/)).toBeVisible();
    await expect(page.getByRole("gridcell", { name: /2 sets, 1,000 kg/ })).toHaveCount(1);
  });
});

test.describe("with a month", () => {
  test.beforeEach(async ({ address }) => trainForAMonth(address));

  test("a number opens to its formula and sets by keyboard, and the focus comes back", async ({ desk, page }) => {
    await goThere(desk);
    await page.locator("canvas").waitFor();
    await tabTo(desk, /^Quads, .* hard sets a week/);
    const shown = number(await page.locator(":focus").textContent());
    await desk.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Hard sets a week: Quads" });
    await expect(sheet).toContainText("1 (leads) or ½ (assists)");
    await expect(sheet.getByText("warm-up").first()).toBeVisible();
    await expect(sheet.getByText(/sets in \d weeks?, /)).toBeVisible();
    expect(number(await sheet.locator(".value").textContent())).toBe(shown);
    await desk.press("Escape");
    await expect(sheet).toHaveCount(0);
    await expect(page.locator(":focus")).toHaveAttribute("aria-label", /^Quads/);
  });

  test("a mean is its sum over its weeks, and the sum is that of the sets", async ({ desk, page }) => {
    await goThere(desk);
    await page.getByRole("button", { name: /^Chest, / }).click();
    const sheet = page.getByRole("dialog");
    const made = (await sheet.getByText(/sets in \d weeks?/).textContent()) ?? "";
    const [, sum, weeks] = /([\d.]+) sets in (\d+) week/.exec(made) ?? [];
    expect(number(await sheet.locator(".value").textContent())).toBeCloseTo(Number(sum) / Number(weeks), 1);
    const parts = await sheet.locator("tr:not(.dim) .part").allTextContents();
    const whole = parts.map((part) => number(part.replace("½", ".5"))).reduce((all, one) => all + one, 0);
    expect(whole).toBe(Number(sum));
  });

  test("the parts of the body that are drawn stand in the table behind the chart", async ({ desk, page }) => {
    await goThere(desk);
    const volume = page.getByRole("region", { name: "Volume a week" });
    await volume.getByRole("button", { name: "as a table" }).click();
    await expect(volume.getByRole("columnheader", { name: "Legs" })).toBeVisible();
    const cells = await volume.locator("tbody tr").first().locator("td.number").allTextContents();
    const numbers = cells.map((cell) => number(cell.trim()));
    const total = numbers.pop();
    expect(Math.abs(numbers.reduce((all, one) => all + one, 0) - (total ?? 0))).toBeLessThan(3);
  });

  test("a set that is logged shows without being asked for", async ({ desk, page, address }) => {
    await goThere(desk);
    const cell = page.getByRole("gridcell").and(page.locator(".today"));
    const said = await cell.getAttribute("aria-label");
    await train(address, 0, [["bench-press", "50 5 5 5 5 5"]]);
    await expect(cell).not.toHaveAttribute("aria-label", said ?? "");
  });
});

test.describe("with twenty years", () => {
  test.use({ seed: 9000, years: 20 });

  test("every span has its bars, and only weeks have something before them", async ({ desk, page }) => {
    await goThere(desk);
    for (const [name, words] of [
      ["4 weeks", /^4 weeks to .*, against the 4 before$/],
      ["Year", /^52 weeks to .*, against the 52 before$/],
      ["All", /^1,0\d\d weeks to [^,]*$/],
    ] as const) {
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page.locator("header p")).toHaveText(words);
      await expect(page.locator("canvas")).toBeVisible();
      await expect(page.getByRole("region", { name: "Hard sets a week, by muscle" }).getByRole("row").nth(5)).toBeVisible();
    }
    await expect(page.getByRole("heading", { name: "Volume a week, by month" })).toBeVisible();
  });

  test("the year is walked with the arrows, and Enter opens the day in History", async ({ desk, page }) => {
    await goThere(desk);
    await page.locator(".day.today").focus();
    await expect(page.locator(".told")).toBeVisible();
    await desk.press("ArrowLeft");
    await expect(page.locator(":focus")).toHaveAttribute("data-at", /.+/);
    const label = await page.locator(":focus").getAttribute("aria-label");
    expect(label).toContain(String(Number(before(7).slice(8))));
    // The made-up training ended yesterday.
    await desk.press("ArrowRight", "ArrowUp", "Enter");
    await expect(page).toHaveURL(/#\/history\/.+/);
    await expect(page.getByRole("textbox", { name: "Title of the workout" })).toBeVisible();
  });

  test("an explanation goes back as far as its weeks, as one scrolls", async ({ desk, page }) => {
    await goThere(desk);
    await page.getByRole("button", { name: "Year", exact: true }).click();
    await expect(page.getByText(/^5[23] weeks to /)).toBeVisible();
    await page.getByRole("button", { name: /^Volume a week: where/ }).click();
    const sheet = page.getByRole("dialog", { name: "Volume a week" });
    const table = sheet.getByRole("table", { name: "Sets" });
    const read = async (): Promise<number> => Number(await table.getAttribute("aria-rowcount"));
    await expect.poll(read).toBeGreaterThan(40);
    const before = await read();
    await sheet.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect.poll(read).toBeGreaterThan(before);
    expect(await table.getByRole("row").count()).toBeLessThan(60);
  });

  test("text twice as large overlaps nothing and runs out of nothing", async ({ desk, page }) => {
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await goThere(desk);
    await page.locator("canvas").waitFor();
    const boxes = [];
    for (const name of ["Volume a week", "Records", "Hard sets a week, by muscle", "Where", "Every day of the year"]) {
      const box = await page.getByRole("region", { name, exact: true }).boundingBox();
      if (!box) throw new Error(`${name} is nowhere`);
      for (const other of boxes) {
        const apart = box.y >= other.y + other.height - 1 || box.x >= other.x + other.width - 1;
        expect(apart, `${name} and ${other.name}`).toBe(true);
      }
      boxes.push({ name, ...box });
    }
    expect(await page.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  });

  test("a record opens its estimate, its exercise and its day", async ({ desk, page }) => {
    await goThere(desk);
    await page.getByRole("button", { name: "All", exact: true }).click();
    const feed = page.getByRole("region", { name: "Records" });
    await feed.getByRole("button", { name: /best e1RM/ }).first().click();
    await expect(page.getByRole("dialog", { name: /^Best e1RM: / })).toContainText("not the best");
    await desk.press("Escape");
    await feed.getByRole("link").first().click();
    await expect(page).toHaveURL(/#\/exercises\/.+/);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [state, seed] of [
    ["nothing", 0],
    ["a month", -1],
    ["twenty years", 9000],
  ] as const) {
    test.describe(`${colorScheme}, ${state}`, () => {
      test.use({ colorScheme, seed: Math.max(seed, 0), years: 20, viewport: { width: 1024, height: 700 } });

      test("axe finds nothing on it", async ({ desk, page, address }) => {
        if (seed < 0) await trainForAMonth(address);
        await goThere(desk);
        if (seed !== 0) await page.locator("canvas").waitFor();
        await check(desk);
        if (seed === 0) return;
        await page.getByRole("button", { name: "as a table" }).click();
        await check(desk);
        await page.getByRole("button", { name: /hard sets a week: where/ }).first().click();
        await page.getByRole("dialog").getByRole("rowheader").first().waitFor();
        await check(desk);
      });
    });
  }
}
