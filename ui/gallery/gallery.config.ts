// Pictures of every screen, over the HTTP twin. `cargo xtask gallery` runs it.

import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

export default defineConfig({ ...tests, testDir: ".", testMatch: "*.gallery.ts", workers: 2 });
