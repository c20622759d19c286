// A posting's life.
import { describe, expect, it } from "vitest";
import {
  acceptsAnswers,
  askedStates,
  canMove,
  closedStates,
  hidesVerdict,
  isClosed,
  isOpen,
  openStates,
  perhapsSeenStates,
  postingStates,
} from "../../src/core/posting.ts";

describe("a posting's life", () => {
  it("moves like this, and in no other way", () => {
    const moves = postingStates.map((from) => [from, postingStates.filter((to) => canMove(from, to))]);
    expect(Object.fromEntries(moves)).toEqual({
      planned: ["sending", "posted"],
      sending: ["planned", "unknown", "posted"],
      unknown: ["planned", "posted"],
      posted: ["closing"],
      closing: ["closed"],
      closed: [],
    });
  });

  it("ends closed from everywhere", () => {
    const reaches = (from: (typeof postingStates)[number], seen = new Set<string>()): boolean =>
      from === "closed" ||
      (!seen.has(from) &&
        postingStates.some((to) => canMove(from, to) && reaches(to, new Set([...seen, from]))));
    expect(postingStates.filter((state) => !reaches(state))).toEqual([]);
  });

  it("is open or closed in each state, never both", () => {
    expect([...openStates, ...closedStates]).toEqual(postingStates);
    for (const state of postingStates) expect(isOpen({ state })).toBe(!isClosed({ state }));
  });

  it("asks members only in states that they can see", () => {
    const unseen = postingStates.filter(
      (state) => ![...perhapsSeenStates, ...closedStates].includes(state as never),
    );
    expect(unseen).toEqual(["planned"]);
    expect(askedStates.filter((state) => unseen.includes(state))).toEqual([]);
  });

  it.each([
    ["planned", false, true],
    ["sending", true, true],
    ["unknown", true, true],
    ["posted", true, true],
    ["closing", false, false],
    ["closed", false, false],
  ] as const)("%s: a tap counts: %s; from its message: %s", (state, bare, fromMessage) => {
    expect(acceptsAnswers({ state }, false)).toBe(bare);
    expect(acceptsAnswers({ state }, true)).toBe(fromMessage);
  });

  it("keeps verdicts back until it closes, where they come at close", () => {
    for (const state of postingStates) {
      expect(hidesVerdict({ state, feedback: "at_close" })).toBe(isOpen({ state }));
      expect(hidesVerdict({ state, feedback: "instant" })).toBe(false);
    }
  });
});
