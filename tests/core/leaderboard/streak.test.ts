// Streaks: carried forward, replayed, and told posting by posting.
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

/** The rule told one posting at a time: a miss spends a freeze or ends the streak at once. */
function tell(answered: readonly boolean[]): Streak {
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

/** Mostly answered, or no history would live long enough to earn a freeze. */
const anyHistory = fc.array(
  fc.nat({ max: 9 }).map((chance) => chance > 0),
  { maxLength: 80 },
);

describe("streak", () => {
  it.each<[string, string, Streak]>([
    ["begins with the first answer", "o", { length: 1, longest: 1, freezes: 0, towardsFreeze: 1 }],
    ["is none before it", "--", noStreak],
    ["grows with each answer", "ooo", { length: 3, longest: 3, freezes: 0, towardsFreeze: 3 }],
    ["breaks at a miss without a freeze", "ooo-o", { length: 1, longest: 3, freezes: 0, towardsFreeze: 1 }],
    ["six answers earn no freeze", "oooooo", { length: 6, longest: 6, freezes: 0, towardsFreeze: 6 }],
    ["the seventh earns one", "ooooooo", { length: 7, longest: 7, freezes: 1, towardsFreeze: 0 }],
    ["a freeze lets one miss pass", "ooooooo-o", { length: 8, longest: 8, freezes: 0, towardsFreeze: 1 }],
    [
      "one freeze does not let two pass",
      "ooooooo--o",
      { length: 1, longest: 7, freezes: 0, towardsFreeze: 1 },
    ],
    ["fourteen earn two", "o".repeat(14), { length: 14, longest: 14, freezes: 2, towardsFreeze: 0 }],
    ["two let two pass", `${"o".repeat(14)}--o`, { length: 15, longest: 15, freezes: 0, towardsFreeze: 1 }],
    ["two are the most", "o".repeat(28), { length: 28, longest: 28, freezes: 2, towardsFreeze: 0 }],
    [
      "a miss keeps the way to the next",
      "ooooooo-oooooo",
      { length: 13, longest: 13, freezes: 0, towardsFreeze: 6 },
    ],
    ["which is then earned", "ooooooo-ooooooo", { length: 14, longest: 14, freezes: 1, towardsFreeze: 0 }],
    ["a break loses the way to it", "oooooo-o", { length: 1, longest: 6, freezes: 0, towardsFreeze: 1 }],
  ])("%s", (_, text, expected) => {
    expect(replayStreak(history(text))).toEqual(expected);
  });

  it("says how many freezes were spent", () => {
    const held = replayStreak(history("o".repeat(14)));
    expect(extendStreak(held, 0).spent).toBe(0);
    expect(extendStreak(held, 1)).toMatchObject({ spent: 1, streak: { length: 15, freezes: 1 } });
    expect(extendStreak(held, 2)).toMatchObject({ spent: 2, streak: { length: 15, freezes: 0 } });
    expect(extendStreak(held, 3)).toMatchObject({ spent: 0, streak: { length: 1, freezes: 0 } });
    expect(extendStreak(noStreak, 0).spent).toBe(0);
  });

  it("shows its length while freezes cover what was missed", () => {
    const held = replayStreak(history("ooooooo"));
    expect([0, 1, 2].map((missed) => currentLength(held, missed))).toEqual([7, 7, 0]);
    expect(currentLength(noStreak, 0)).toBe(0);
  });

  it("carried forward is the one replayed (law)", () => {
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

  it("is the one told posting by posting (law)", () => {
    holds(
      fc.property(anyHistory, (answered) => {
        const upToLastAnswer = answered.slice(0, answered.lastIndexOf(true) + 1);
        expect(replayStreak(answered)).toEqual(tell(upToLastAnswer));
        expect(currentLength(replayStreak(answered), missedAtTheEnd(answered))).toBe(tell(answered).length);
      }),
    );
  });

  it("holds at most two freezes and is never longer than its longest (law)", () => {
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
