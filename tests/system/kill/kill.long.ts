// A hundred kills of one database.
import { expect, it } from "vitest";
import { killManyTimes } from "./kill.ts";

it("loses nothing acknowledged and posts nothing twice, killed a hundred times", async () => {
  const report = await killManyTimes({ kills: 100, seed: 2 });
  expect(report.wrongs).toEqual([]);
  // Otherwise nothing was put to the test.
  expect(report.kills).toEqual({ "start-up": 32, traffic: 45, "next day": 23 });
  expect(report.answers).toBeGreaterThan(100);
  expect(report.postings).toBeGreaterThan(20);
  expect(report.unanswered).toBeGreaterThan(50);
});
