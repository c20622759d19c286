// A dozen kills; kill.long.ts has a hundred.
import { expect, it } from "vitest";
import { killManyTimes } from "./kill.ts";

/** Some fifteen seconds on a machine of its own, many times that on a busy one. */
const PATIENCE = 200_000;

it(
  "loses nothing acknowledged and posts nothing twice, killed a dozen times",
  async () => {
    const report = await killManyTimes({ kills: 12, seed: 1 });
    expect(report.wrongs).toEqual([]);
    // Otherwise nothing was put to the test.
    expect(report.kills).toEqual({ "start-up": 4, traffic: 5, "next day": 3 });
    expect(report.answers).toBeGreaterThan(10);
    expect(report.postings).toBeGreaterThan(1);
    expect(report.unanswered).toBeGreaterThan(5);
  },
  PATIENCE,
);
