// Admins who keep changing zones and times.
import { expect, it } from "vitest";
import { simulateChanges } from "./changes.ts";

it("uses no date twice and comes at least 12 hours after the last question, for any change by an admin", async () => {
  const { expected, posted, changes, least, wrongs } = await simulateChanges(2011, 10, 3);
  expect(wrongs).toEqual([]);
  expect(posted).toEqual(expected);
  expect(new Set(posted.map((line) => line.split(",")[0])).size).toBe(posted.length);
  expect(least).toBeGreaterThanOrEqual(12);
  // Otherwise the test proves nothing.
  expect(changes).toBeGreaterThan(800);
  expect(posted.length).toBeGreaterThan(800);
});
