// A twin of its own for each test: the real core on a fresh data folder,
// behind HTTP. `TWIN` names another program that speaks the same way.

import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { start, withFolder } from "./programs";

const [program = "../target/debug/twin", ...first] = (process.env.TWIN ?? "../target/debug/twin").split(" ");

/** Runs a twin on a folder of its own; gives its address to `use`. Its clock stands at `at` where that is given. */
export async function withTwin(
  seed: number,
  use: (address: string) => Promise<void>,
  years = 3,
  at: string | null = null,
): Promise<void> {
  await withFolder(async (folder) => {
    const demo = seed > 0 ? ["--seed-demo", String(seed), "--demo-years", String(years)] : [];
    const clock = at === null ? [] : ["--at", at];
    const twin = await start(program, [...first, "--data-dir", folder, "--ui", "dist", ...demo, ...clock]);
    await use((twin.said as { url: string }).url);
    twin.stop();
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
