// A posting's lifecycle.
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

describe("a posting's lifecycle", () => {
  it("has these moves and no others", () => {
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

  it("reaches closed from every state", () => {
    const reaches = (from: (typeof postingStates)[number], seen = new Set<string>()): boolean =>
      from === "closed" ||
      (!seen.has(from) &&
        postingStates.some((to) => canMove(from, to) && reaches(to, new Set([...seen, from]))));
    expect(postingStates.filter((state) => !reaches(state))).toEqual([]);
  });

  it("is either open or closed in each state", () => {
    expect([...openStates, ...closedStates]).toEqual(postingStates);
    for (const state of postingStates) expect(isOpen({ state })).toBe(!isClosed({ state }));
  });

  it("counts as asked only if members can see it", () => {
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

  it("hides verdicts until it closes with feedback at close", () => {
    for (const state of postingStates) {
      expect(hidesVerdict({ state, feedback: "at_close" })).toBe(isOpen({ state }));
      expect(hidesVerdict({ state, feedback: "instant" })).toBe(false);
    }
  });
});
