// The year 2011, when many zones changed their rules; year.long.ts has more.
import { expect, it } from "vitest";
import { simulateYear } from "./year.ts";

it("posts every due date of a year in forty zones, once, at its local minute, under its date", async () => {
  const { expected, posted, wrongs, leftOut, late } = await simulateYear({ year: 2011, each: 1, seed: 1 });
  expect(wrongs).toEqual([]);
  expect(posted).toEqual(expected);
  // Otherwise the test proves nothing.
  expect(expected.length).toBeGreaterThan(5_000);
  expect(leftOut).toBeGreaterThan(60);
  expect(late).toBeGreaterThan(150);
}, 180_000);
