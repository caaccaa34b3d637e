import { defineConfig } from "vitest/config";

/**
 * Two pages that never meet: the reporter's room and the team's dashboard.
 * Everything a page runs or wears is an external, hashed file, so that the Content-Security-Policy
 * can forbid inline scripts and styles. Relative base: an office may mount the pages under any path.
 */
export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { ruang: "ruang.html", dasbor: "dasbor.html" },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
  },
});
