// Points for a daily answer, and how amendments change them.
import { describe, expect, it } from "vitest";
import { amendedPoints, dailyPoints } from "../../../src/core/leaderboard/points.ts";

describe("points", () => {
  it.each([
    [true, false, false, 10],
    [true, false, true, 7],
    [true, true, false, 5],
    [true, true, true, 5],
    [false, false, false, 2],
    [false, false, true, 2],
    [false, true, false, 2],
    [false, true, true, 2],
  ])("correct %s, open book %s, hint %s: %i", (correct, openBook, hinted, points) => {
    expect(dailyPoints({ correct, openBook, hinted })).toBe(points);
    expect(amendedPoints({ correct, openBook, hinted }, undefined)).toBe(points);
  });

  it.each([
    [true, false, false, "void", 0],
    [true, true, true, "void", 0],
    [false, false, true, "void", 0],
    [true, false, true, "credit", 7],
    [false, false, false, "credit", 10],
    [false, false, true, "credit", 7],
    [false, true, false, "credit", 5],
    [false, true, true, "credit", 5],
  ] as const)(
    "correct %s, open book %s, hint %s, then %s: %i",
    (...[correct, openBook, hinted, amendment, points]) => {
      expect(amendedPoints({ correct, openBook, hinted }, amendment)).toBe(points);
    },
  );
});
