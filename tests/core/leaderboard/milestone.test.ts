// Milestones: what a growing streak, a review, and a topic reach.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  reviewMilestones,
  streakMilestones,
  topicMilestones,
} from "../../../src/core/leaderboard/milestone.ts";
import { extendStreak, noStreak, replayStreak } from "../../../src/core/leaderboard/streak.ts";
import { isMastered, mastery } from "../../../src/core/mastery.ts";
import { holds } from "../../support/law.ts";

describe("a streak's milestones", () => {
  it.each([
    [0, 1, []],
    [5, 6, []],
    [6, 7, ["streak-7"]],
    [7, 8, []],
    [29, 30, ["streak-30"]],
    [99, 100, ["streak-100"]],
    [364, 365, ["streak-365"]],
    [365, 366, []],
    [9, 1, []],
    [7, 7, []],
    [4, 9, ["streak-7"]],
    [6, 30, ["streak-7", "streak-30"]],
  ])("from %i to %i are %j", (before, after, kinds) => {
    expect(streakMilestones(before, after).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("come at the first answer that makes the streak long enough, in any history", () => {
    const history = fc.array(
      fc.nat({ max: 24 }).map((chance) => chance > 0),
      { minLength: 30, maxLength: 420 },
    );
    holds(
      fc.property(history, (answered) => {
        const reached = new Map<string, number>();
        let last = noStreak;
        let missed = 0;
        for (const [day, one] of answered.entries()) {
          if (one) {
            const { streak } = extendStreak(last, missed);
            for (const { kind } of streakMilestones(last.length, streak.length))
              if (!reached.has(kind)) reached.set(kind, day);
            last = streak;
          }
          missed = one ? 0 : missed + 1;
        }
        const lengths = answered.map((one, day) =>
          one ? replayStreak(answered.slice(0, day + 1)).length : 0,
        );
        const expected = [7, 30, 100, 365].flatMap((length) => {
          const day = lengths.findIndex((one) => one >= length);
          return day === -1 ? [] : [[`streak-${length}`, day] as const];
        });
        expect([...reached]).toEqual(expected);
      }),
      60,
    );
  });
});

describe("the milestone of reviews", () => {
  it.each([
    [1, 0],
    [99, 0],
    [100, 1],
    [101, 1],
  ])("after %i reviews is reached %i times", (reviews, times) => {
    expect(reviewMilestones(reviews)).toHaveLength(times);
  });
});

describe("the milestone of topics", () => {
  it.each([
    [0, 0, false],
    [4, 4, false],
    [9, 9, false],
    [10, 10, true],
    [15, 16, false],
    [16, 17, true],
    [24, 30, false],
    [85, 100, true],
  ])("%i right of %i: mastered is %s", (right, answered, expected) => {
    expect(isMastered(mastery(right, answered))).toBe(expected);
  });

  const topic = (slug: string, right: number, answered: number) => ({
    slug,
    mastery: mastery(right, answered),
  });

  it.each([
    ["none is mastered", [topic("dns", 9, 9), topic("cni", 0, 0)], []],
    ["one is mastered", [topic("dns", 9, 9), topic("cni", 12, 12)], ["cni"]],
    ["the most certain one counts", [topic("dns", 10, 10), topic("cni", 20, 20)], ["cni"]],
    ["the first of equal ones counts", [topic("dns", 10, 10), topic("cni", 10, 10)], ["dns"]],
  ])("%s", (_, topics, slugs) => {
    expect(topicMilestones(topics).map((one) => one.topic)).toEqual(slugs);
  });
});
