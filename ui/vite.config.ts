import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  build: { target: "es2022", chunkSizeWarningLimit: 700 },
  server: { host: "127.0.0.1", port: 5173, strictPort: true },
  test: { include: ["src/**/__tests__/*.test.ts"] },
});
