// Used keys are deleted when they expire.
import { expect, it } from "vitest";
import { FIRST, openApp } from "../../support/app.ts";

it("deletes used keys at the first tick after they expire", async () => {
  const app = await openApp();
  await app.storage.usedKeys.use("key", "first", FIRST + 60_000);
  await app.tick();
  expect(await app.storage.usedKeys.use("key", "second", FIRST + 60_000)).toBe(false);
  app.clock.now = FIRST + 120_000;
  await app.tick();
  expect(await app.storage.usedKeys.use("key", "second", FIRST + 60_000)).toBe(true);
});
