// Every screen, reached by its key, on a short and on a long history in turn.
// `SETS` names the lengths. Prints a table; nothing fails by being slow.

import { type Page, test } from "@playwright/test";
import { at, liveALittle, trainNow } from "../gallery/logbook";
import { withTwin } from "../e2e/twin";
import { keyOfScreen, type Screen } from "../src/places";
import { median, timeOf, type Step } from "./trace";

const lengths = (process.env.SETS ?? "5000,500000").split(",").map(Number);
const rest = Number(process.env.REST ?? "60000");
const runs = Number(process.env.RUNS ?? "9");

/** What is there once a screen's data is: a row or a drawing that was read for it. */
const data: { [screen in Screen]: string } = {
  today: "[role=grid] tr[data-row]",
  history: ".list [data-row]",
  exercises: ".list [data-row]",
  progress: "main canvas",
  goals: "main li [role=progressbar]",
  routines: ".list [data-row]",
  body: "[aria-labelledby=readings] tbody tr",
  // Who shares nothing is told so once that is known.
  devices: "main form",
  settings: "main select",
  changes: "main [data-row]",
};

const named = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Where the rail says so too: the screen before may hold the like. */
const steps: Step[] = [
  ...Object.entries(data).map(([screen, shows], index) => ({
    name: named(screen),
    key: keyOfScreen(index),
    shows: `.frame:has(a[href="#/${screen}"][aria-current="page"]) ${shows}`,
  })),
  { name: "Palette", key: "mod+k", shows: "[role=dialog] [role=option]" },
];

/** Each screen some times over, with another one between. */
async function walk(page: Page): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(steps.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      times.get(step.name)?.push(await timeOf(page, step));
      if (step.key !== "mod+k") continue;
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function table(columns: Map<string, number>[]): string {
  const head = `| from key to data | ${lengths.map((sets) => `${sets} sets`).join(" | ")} | ratio |`;
  const rows = steps.map(({ name }) => {
    const found = columns.map((column) => column.get(name) ?? NaN);
    const ratio = (found.at(-1) ?? NaN) / (found[0] ?? NaN);
    return `| ${name} | ${found.map((time) => `${time.toFixed(0)} ms`).join(" | ")} | ${ratio.toFixed(2)} |`;
  });
  return [head, `|---|${"---:|".repeat(lengths.length + 1)}`, ...rows].join("\n");
}

test("screens show their data however long the history is", async ({ browser }) => {
  const columns: Map<string, number>[] = [];
  for (const sets of lengths) {
    await withTwin(
      sets,
      async (address) => {
        await liveALittle(address);
        await trainNow(address);
        const page = await browser.newPage();
        await page.goto(address);
        await page.locator("[role=grid]").first().waitFor();
        // The body weights of half a year are counted into its lifts in the background.
        await page.waitForTimeout(rest);
        columns.push(await walk(page));
        await page.close();
      },
      20,
      at,
    );
  }
  console.log(`\n${table(columns)}\n`);
});
