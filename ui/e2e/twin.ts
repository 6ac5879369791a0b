// A twin of its own for each test: the real core on a fresh data folder,
// behind HTTP. `TWIN` names another program that speaks the same way.

import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { cpSync } from "node:fs";
import { folderForAll, type Running, start, withFolder } from "./programs";

const [program = "../target/debug/twin", ...first] = (process.env.TWIN ?? "../target/debug/twin").split(" ");

type Demo = { seed: number; years: number; at: string | null };

function run(folder: string, { seed, years, at }: Demo): Promise<Running> {
  const demo = seed > 0 ? ["--seed-demo", String(seed), "--demo-years", String(years)] : [];
  const clock = at === null ? [] : ["--at", at];
  return start(program, [...first, "--data-dir", folder, "--ui", "dist", ...demo, ...clock]);
}

/** Logbooks that hold a demo, to be copied: a long one takes seconds to make. */
const made = new Map<string, Promise<string>>();

function holding(demo: Demo): Promise<string> {
  const key = JSON.stringify(demo);
  const known = made.get(key) ?? make(demo);
  made.set(key, known);
  return known;
}

async function make(demo: Demo): Promise<string> {
  const folder = folderForAll();
  const twin = await run(folder, demo);
  twin.stop();
  await twin.ended;
  return folder;
}

/** Runs a twin on a folder of its own; gives its address to `use`. Its clock stands at `at` where that is given. */
export async function withTwin(
  seed: number,
  use: (address: string) => Promise<void>,
  years = 3,
  at: string | null = null,
): Promise<void> {
  await withFolder(async (folder) => {
    if (seed > 0) cpSync(await holding({ seed, years, at }), folder, { recursive: true });
    const twin = await run(folder, { seed: 0, years, at });
    await use((twin.said as { url: string }).url);
    twin.stop();
    await twin.ended;
  });
}

type Given = {
  /** Sets of demonstration data that the logbook holds before the test. */
  seed: number;
  /** Over how many years. */
  years: number;
  /** The address of a running twin. */
  address: string;
  /** The program, open on Today. */
  desk: Desk;
};

/** What a person at the desk sees and does, in their words. */
export class Desk {
  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  line(exercise: string): Locator {
    return this.page.getByRole("textbox", { name: `Next set of ${exercise}` });
  }

  rows(exercise: string): Locator {
    return this.page.getByRole("grid", { name: `Sets of ${exercise}` }).locator("tr[data-row]");
  }

  get adding(): Locator {
    return this.page.getByRole("combobox", { name: "Add an exercise" });
  }

  /** Starts a workout and adds its first exercise, all by keyboard. */
  async begin(exercise: string): Promise<void> {
    await this.page.getByRole("button", { name: "Start a workout" }).waitFor();
    await this.press("n");
    // What is typed before it has the focus would be lost.
    await expect(this.adding).toBeFocused();
    await this.type(exercise);
    await expect(this.adding).toHaveValue(exercise);
    await this.page.getByRole("option", { name: exercise }).first().waitFor();
    await this.press("Enter");
    await this.line(exercise).waitFor();
  }

  async log(exercise: string, text: string): Promise<void> {
    await this.line(exercise).fill(text);
    await this.line(exercise).press("Enter");
  }
}

export const test = base.extend<Given>({
  seed: [0, { option: true }],
  years: [3, { option: true }],
  address: async ({ seed, years }, use) => withTwin(seed, use, years),
  desk: async ({ page, address }, use) => {
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));
    await page.goto(address);
    await use(new Desk(page));
    if (broken.length > 0) throw new Error(`the page broke: ${broken.join("; ")}`);
  },
});

export { expect } from "@playwright/test";
