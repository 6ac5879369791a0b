// Browser tests over the HTTP twin, so that the real core answers.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  // Generous: the machine may be busy, and no test is about time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // One that passes only at the second try is named as flaky at the end, to be mended.
  retries: process.env.CI === undefined ? 0 : 1,
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  use: {
    viewport: { width: 1600, height: 1000 },
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(process.env.CHROMIUM === undefined ? {} : { executablePath: process.env.CHROMIUM }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
