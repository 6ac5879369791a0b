// Every screen, reached by its key, on a short and on a long history in turn.
// `SETS` names the lengths. Prints a table; nothing fails by being slow.

import { expect, type Page, test } from "@playwright/test";
import { trainNow } from "../gallery/logbook";
import { withTwin } from "../e2e/twin";
import { median, timeOf, type Step } from "./trace";

const lengths = (process.env.SETS ?? "5000,500000").split(",").map(Number);
const runs = Number(process.env.RUNS ?? "9");

const steps: Step[] = [
  { name: "Today", key: "mod+1", shows: "[role=grid] tr[data-row]" },
  { name: "History", key: "mod+2", shows: ".list [data-row]" },
  { name: "Exercises", key: "mod+3", shows: ".list [data-row]" },
  { name: "Progress", key: "mod+4", shows: "main canvas" },
  { name: "Goals", key: "mod+5", shows: "main h1" },
  { name: "Routines", key: "mod+6", shows: "main h1" },
  { name: "Body", key: "mod+7", shows: "main h1" },
  { name: "Devices", key: "mod+8", shows: "main h1" },
  { name: "Settings", key: "mod+9", shows: "main h1" },
  { name: "Palette", key: "mod+k", shows: "[role=dialog] [role=option]" },
];

/** Each screen some times over, with another one between. */
async function walk(page: Page): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(steps.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      times.get(step.name)?.push(await timeOf(page, step));
      if (step.key === "mod+k") await page.keyboard.press("Escape");
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
  return [head, `|---|${"---|".repeat(lengths.length + 1)}`, ...rows].join("\n");
}

test("screens show their data however long the history is", async ({ browser }) => {
  const columns: Map<string, number>[] = [];
  for (const sets of lengths) {
    await withTwin(sets, async (address) => {
      await trainNow(address);
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator("[role=grid]").first().waitFor();
      columns.push(await walk(page));
      await page.close();
    }, 20);
  }
  console.log(`\n${table(columns)}\n`);
  for (const column of columns) for (const time of column.values()) expect(time).toBeGreaterThan(0);
});
