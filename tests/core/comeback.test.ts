// Comebacks: when an earlier question returns, and which one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Candidate,
  chooseQuestion,
  FEWEST_COMEBACKS,
  isComebackDay,
} from "../../src/core/choose-question.ts";
import { holds } from "../support/law.ts";
import { anyTeam, candidate, expectedRepairs, isApart, isFresh, isRested } from "./candidates.ts";

describe("a comeback", () => {
  const earlier = Array.from({ length: 5 }, (_, index) =>
    candidate(`earlier ${index}`, { asks: 1, daysSinceAsked: 7 + index, recall: [0.5 + index / 10] }),
  );
  const fresh = [candidate("new 1"), candidate("new 2", { topic: "cni" })];
  const all = [...fresh, ...earlier];
  const chosen = (candidates: readonly Candidate[], comeback?: boolean, lastTopics: readonly string[] = []) =>
    chooseQuestion(candidates, [1], lastTopics, "s", comeback);
  const repeated = candidate("repeated", { asks: 2, daysSinceAsked: 1, recall: [1] });

  it("is the earlier question that most have forgotten, although new ones would repair more", () => {
    expect(chosen([...all, repeated], true)).toMatchObject({ id: "earlier 0", comeback: true });
    expect(chosen([...all, repeated], false)).toMatchObject({ id: "new 1", comeback: false });
    expect(chosen([...all, repeated])).toMatchObject({ comeback: false });
  });

  it("doesn't wait for its day the first time, so that it comes in the second week", () => {
    expect(chosen(all, false)).toMatchObject({ id: "earlier 0", comeback: true });
    expect(chosen(all)).toMatchObject({ comeback: false });
  });

  it("needs five earlier questions that are rested, and one whose topic and siblings allow it", () => {
    expect(FEWEST_COMEBACKS).toBe(5);
    expect(chosen([...fresh, ...earlier.slice(1)], true)).toMatchObject({ comeback: false });
    const tooSoon = candidate("too soon", { asks: 1, daysSinceAsked: 6, recall: [0] });
    expect(chosen([...fresh, ...earlier.slice(1), tooSoon], true)).toMatchObject({ comeback: false });
    expect(chosen(all, true, ["dns", "dns"])).toMatchObject({ id: "new 2", comeback: false });
    const near = earlier.map((one) => ({ ...one, daysSinceSibling: 3 }));
    expect(chosen([...fresh, ...near], true)).toMatchObject({ comeback: false });
  });

  it("is never new, too recent, or third on its topic (law)", () => {
    holds(
      fc.property(anyTeam, fc.boolean(), ({ candidates, shares, lastTopics, seed }, comeback) => {
        const choice = chooseQuestion(candidates, shares, lastTopics, seed, comeback);
        const rested = candidates.filter((one) => one.daysSinceAsked !== undefined && isRested(one));
        const allowed = rested.filter((one) => isApart(one) && isFresh(one, lastTopics));
        const isDay = comeback || candidates.every(({ asks }) => asks < 2);
        expect(choice?.comeback ?? false).toBe(isDay && rested.length >= 5 && allowed.length > 0);
        if (!choice?.comeback) return;
        expect(allowed.map(({ id }) => id)).toContain(choice.id);
        expect(choice.repairs).toBeCloseTo(
          Math.max(...allowed.map((one) => expectedRepairs(one, shares))),
          9,
        );
      }),
    );
  });

  it.each([
    [[1, 2, 3, 4, 5], 5, true],
    [[1, 2, 3, 4, 5], 4, false],
    [[1, 2, 3, 4, 5, 6, 7], 7, true],
    [[1, 3, 5], 5, true],
    [[1, 3, 5], 7, false],
    [[2, 4], 4, false],
    [[3], 3, false],
  ])("has its own day in drills with three or more weekdays: %j, day %i: %s", (weekdays, day, expected) => {
    expect(isComebackDay(weekdays, day)).toBe(expected);
  });
});
