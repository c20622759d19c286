// Streaks: extended, replayed, and computed posting by posting.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currentLength,
  extendStreak,
  noStreak,
  replayStreak,
  type Streak,
} from "../../../src/core/leaderboard/streak.ts";
import { holds } from "../../support/law.ts";

/** A history as text: `o` an answered posting, `-` a missed one. */
function history(text: string): readonly boolean[] {
  return [...text].map((posting) => posting === "o");
}

/** The rule applied one posting at a time: a miss spends a freeze or ends the streak immediately. */
function stepByStep(answered: readonly boolean[]): Streak {
  let { length, longest, freezes, towardsFreeze } = noStreak;
  for (const one of answered) {
    if (one) {
      length += 1;
      longest = Math.max(longest, length);
      towardsFreeze += 1;
      if (towardsFreeze === 7) {
        freezes = Math.min(2, freezes + 1);
        towardsFreeze = 0;
      }
    } else if (freezes > 0) {
      freezes -= 1;
    } else {
      length = 0;
      towardsFreeze = 0;
    }
  }
  return { length, longest, freezes, towardsFreeze };
}

function missedAtTheEnd(answered: readonly boolean[]): number {
  return answered.length - 1 - answered.lastIndexOf(true);
}

/** Mostly answered; otherwise no streak would last long enough to earn a freeze. */
const anyHistory = fc.array(
  fc.nat({ max: 9 }).map((chance) => chance > 0),
  { maxLength: 80 },
);

describe("streak", () => {
  it.each<[string, string, Streak]>([
    ["starts with the first answer", "o", { length: 1, longest: 1, freezes: 0, towardsFreeze: 1 }],
    ["doesn't exist before it", "--", noStreak],
    ["grows with each answer", "ooo", { length: 3, longest: 3, freezes: 0, towardsFreeze: 3 }],
    ["breaks at a miss without a freeze", "ooo-o", { length: 1, longest: 3, freezes: 0, towardsFreeze: 1 }],
    ["six answers earn no freeze", "oooooo", { length: 6, longest: 6, freezes: 0, towardsFreeze: 6 }],
    ["the seventh earns one", "ooooooo", { length: 7, longest: 7, freezes: 1, towardsFreeze: 0 }],
    ["a freeze excuses one miss", "ooooooo-o", { length: 8, longest: 8, freezes: 0, towardsFreeze: 1 }],
    [
      "one freeze doesn't excuse two misses",
      "ooooooo--o",
      { length: 1, longest: 7, freezes: 0, towardsFreeze: 1 },
    ],
    ["fourteen earn two", "o".repeat(14), { length: 14, longest: 14, freezes: 2, towardsFreeze: 0 }],
    [
      "two excuse two misses",
      `${"o".repeat(14)}--o`,
      { length: 15, longest: 15, freezes: 0, towardsFreeze: 1 },
    ],
    ["two are the maximum", "o".repeat(28), { length: 28, longest: 28, freezes: 2, towardsFreeze: 0 }],
    [
      "a miss keeps the progress toward the next freeze",
      "ooooooo-oooooo",
      { length: 13, longest: 13, freezes: 0, towardsFreeze: 6 },
    ],
    [
      "which the member then earns",
      "ooooooo-ooooooo",
      { length: 14, longest: 14, freezes: 1, towardsFreeze: 0 },
    ],
    ["a break loses that progress", "oooooo-o", { length: 1, longest: 6, freezes: 0, towardsFreeze: 1 }],
  ])("%s", (_, text, expected) => {
    expect(replayStreak(history(text))).toEqual(expected);
  });

  it("returns how many freezes it spent", () => {
    const held = replayStreak(history("o".repeat(14)));
    expect(extendStreak(held, 0).spent).toBe(0);
    expect(extendStreak(held, 1)).toMatchObject({ spent: 1, streak: { length: 15, freezes: 1 } });
    expect(extendStreak(held, 2)).toMatchObject({ spent: 2, streak: { length: 15, freezes: 0 } });
    expect(extendStreak(held, 3)).toMatchObject({ spent: 0, streak: { length: 1, freezes: 0 } });
    expect(extendStreak(noStreak, 0).spent).toBe(0);
  });

  it("shows its length while freezes cover the misses", () => {
    const held = replayStreak(history("ooooooo"));
    expect([0, 1, 2].map((missed) => currentLength(held, missed))).toEqual([7, 7, 0]);
    expect(currentLength(noStreak, 0)).toBe(0);
  });

  it("is the same extended or replayed (law)", () => {
    holds(
      fc.property(anyHistory, (answered) => {
        let carried = noStreak;
        let missed = 0;
        answered.forEach((one, index) => {
          if (one) carried = extendStreak(carried, missed).streak;
          missed = one ? 0 : missed + 1;
          expect(carried).toEqual(replayStreak(answered.slice(0, index + 1)));
        });
      }),
    );
  });

  it("is the same computed posting by posting (law)", () => {
    holds(
      fc.property(anyHistory, (answered) => {
        const upToLastAnswer = answered.slice(0, answered.lastIndexOf(true) + 1);
        expect(replayStreak(answered)).toEqual(stepByStep(upToLastAnswer));
        expect(currentLength(replayStreak(answered), missedAtTheEnd(answered))).toBe(
          stepByStep(answered).length,
        );
      }),
    );
  });

  it("holds up to two freezes and is never longer than its longest (law)", () => {
    holds(
      fc.property(anyHistory, (answered) => {
        const { length, longest, freezes, towardsFreeze } = replayStreak(answered);
        expect(freezes).toBeLessThanOrEqual(2);
        expect(freezes).toBeGreaterThanOrEqual(0);
        expect(towardsFreeze).toBeLessThan(7);
        expect(length).toBeLessThanOrEqual(longest);
        expect(longest).toBeLessThanOrEqual(answered.filter(Boolean).length);
      }),
    );
  });
});
