// Admins who keep changing zones and times.
import { expect, it } from "vitest";
import { simulateChanges } from "./changes.ts";

it("doubles no date and comes no sooner than 12 hours after the last, whatever an admin changes", async () => {
  const { expected, posted, changes, least, wrongs } = await simulateChanges(2011, 10, 3);
  expect(wrongs).toEqual([]);
  expect(posted).toEqual(expected);
  expect(new Set(posted.map((line) => line.split(",")[0])).size).toBe(posted.length);
  expect(least).toBeGreaterThanOrEqual(12);
  // Otherwise nothing was put to the test.
  expect(changes).toBeGreaterThan(800);
  expect(posted.length).toBeGreaterThan(800);
});
