// How soon each screen shows its data. `cargo xtask bench screens` runs it.

import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.speed.ts",
  // Alone, or they would measure each other; and long histories take minutes to make.
  workers: 1,
  timeout: 1_800_000,
});
