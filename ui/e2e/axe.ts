import AxeBuilder from "@axe-core/playwright";
import { type Desk, expect } from "./twin";

/** Nothing for axe to find on what is shown now. */
export async function check(desk: Desk): Promise<void> {
  // Eight times as fast: the page has no frames, so nothing is put together in a
  // page of its own, and what passed is not written out element by element.
  const axe = new AxeBuilder({ page: desk.page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  expect(found).toEqual([]);
}

/** The same in either theme; it stays as it was. */
export async function checkBothThemes(desk: Desk): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await desk.page.emulateMedia({ colorScheme });
    await check(desk);
  }
  await desk.page.emulateMedia({ colorScheme: null });
}
