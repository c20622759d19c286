import { defineConfig } from "vitest/config";

/**
 * Tests that start servers, processes, or databases of their own, or that use discord.js without Slack's undici: each file
 * runs in a fresh process.
 */
const apart = ["tests/{storage,system,discord-server}/**/*.test.ts", "tests/bench/pgbench.test.ts"];
const usual = { testTimeout: 60_000, expect: { poll: { timeout: 15_000 } }, hookTimeout: 60_000 };
const globalSetup = "tests/support/storage/postgres-setup.ts";

export default defineConfig({
  test: {
    // Most of the time goes into waiting for real processes, so one more than the cores we count on.
    maxWorkers: 3,
    projects: [
      {
        // A worker loads the SDKs and the content once for all its files; that took longer than the tests themselves.
        test: { ...usual, name: "fast", include: ["tests/**/*.test.ts"], exclude: apart, isolate: false },
      },
      { test: { ...usual, name: "apart", include: apart, globalSetup } },
      {
        test: {
          ...usual,
          name: "long",
          include: ["tests/**/*.long.ts"],
          globalSetup,
          testTimeout: 1_200_000,
        },
      },
    ],
  },
});
