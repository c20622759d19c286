import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Most of the time goes into waiting for real processes, so one more than the cores we count on.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts"],
          globalSetup: "tests/support/storage/postgres-setup.ts",
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "long",
          include: ["tests/**/*.long.ts"],
          globalSetup: "tests/support/storage/postgres-setup.ts",
          testTimeout: 1_200_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
