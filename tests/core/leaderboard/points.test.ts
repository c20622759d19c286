// Points for a daily answer, and how amendments change them.
import { describe, expect, it } from "vitest";
import { amendedPoints, dailyPoints } from "../../../src/core/leaderboard/points.ts";

describe("points", () => {
  it.each([
    [true, false, 10],
    [true, true, 5],
    [false, false, 2],
    [false, true, 2],
  ])("correct %s, open book %s: %i", (correct, openBook, points) => {
    expect(dailyPoints({ correct, openBook })).toBe(points);
    expect(amendedPoints({ correct, openBook }, undefined)).toBe(points);
  });

  it.each([
    [true, false, "void", 0],
    [true, true, "void", 0],
    [false, false, "void", 0],
    [false, true, "void", 0],
    [true, false, "credit", 10],
    [true, true, "credit", 5],
    [false, false, "credit", 10],
    [false, true, "credit", 5],
  ] as const)("correct %s, open book %s, then %s: %i", (correct, openBook, amendment, points) => {
    expect(amendedPoints({ correct, openBook }, amendment)).toBe(points);
  });
});
