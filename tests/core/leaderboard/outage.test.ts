import { describe, expect, it } from "vitest";
import {
  excusedBy,
  type OpenTime,
  type Outage,
  outageBetween,
} from "../../../src/core/leaderboard/outage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("an outage", () => {
  it.each<[what: string, silence: number, isOutage: boolean]>([
    ["the usual time between two signs of life", 10, false],
    ["a restart of 29 minutes", 29, false],
    ["half an hour", 30, true],
    ["three days", 3 * 24 * 60, true],
    ["a clock that was set back", -60, false],
  ])("is a silence of half an hour or more: %s", (_, silence, isOutage) => {
    const now = 100 * HOUR + silence * MINUTE;
    expect(outageBetween(100 * HOUR, now)).toEqual(isOutage ? { from: 100 * HOUR, until: now } : undefined);
  });

  it("needs an earlier sign of life: a new installation had none", () => {
    expect(outageBetween(undefined, 100 * HOUR)).toBeUndefined();
  });
});

describe("a question", () => {
  const day: OpenTime = { opensAt: 0, closesAt: 24 * HOUR };
  const short: OpenTime = { opensAt: 0, closesAt: HOUR };
  const endless: OpenTime = { opensAt: 0 };
  const down = (from: number, until: number): Outage => ({ from: from * HOUR, until: until * HOUR });

  it.each<[what: string, time: OpenTime, outages: readonly Outage[], by: number | undefined]>([
    ["no outage", day, [], undefined],
    ["an hour of it", day, [down(5, 6)], 0],
    ["less than an hour of it", day, [down(5, 5.9)], undefined],
    ["before it opened", day, [down(-5, 0)], undefined],
    ["over its opening, but less than an hour of it", day, [down(-5, 0.5)], undefined],
    ["over its opening, and an hour of it", day, [down(-5, 1)], 0],
    ["after it closed", day, [down(24, 30)], undefined],
    ["over its close", day, [down(23.9, 24.5)], 0],
    ["until its close", day, [down(23.5, 24)], 0],
    ["half an hour shortly before its close", day, [down(23, 23.5)], undefined],
    ["all of it", day, [down(-1, 25)], 0],
    ["two outages of an hour together", day, [down(1, 1.5), down(7, 7.5)], 1],
    ["two outages, the first of which is enough", day, [down(1, 3), down(7, 9)], 0],
    ["two outages of less than an hour together", day, [down(1, 1.4), down(7, 7.5)], undefined],
    ["an outage before it and one of half an hour", day, [down(-3, -1), down(7, 7.5)], undefined],
    ["half of a short one", short, [down(0.25, 0.75)], 0],
    ["less than half of a short one", short, [down(0.25, 0.7)], undefined],
    ["an hour of one whose end isn't known yet", endless, [down(5, 6)], 0],
    ["less than an hour of one whose end isn't known yet", endless, [down(5, 5.5)], undefined],
  ])(
    "is excused by an hour, by half of its time, or by an outage at its close: %s",
    (_, time, outages, by) => {
      expect(excusedBy(time, outages)).toBe(by === undefined ? undefined : outages[by]);
    },
  );
});
