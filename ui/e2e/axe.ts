import AxeBuilder from "@axe-core/playwright";
import { type Desk, expect } from "./twin";

/** Nothing for axe to find on what is shown now. */
export async function check(desk: Desk): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk.page }).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  expect(found).toEqual([]);
}
