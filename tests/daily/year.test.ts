// The year 2011, of which year.long.ts has more, beside the year 2026.
import { expect, it } from "vitest";
import { simulateYear } from "./year.ts";

it("posts every due date of a year in forty zones, once, at its local minute, under its date", async () => {
  const { expected, posted, wrongs, ...counts } = await simulateYear({ year: 2011, each: 1, seed: 1 });
  expect(wrongs).toEqual([]);
  expect(posted).toEqual(expected);
  console.log(expected.length, counts);
});
