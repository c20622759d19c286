// Who leads a squad.
import { describe, expect, it } from "vitest";
import { captainOf } from "../../../src/core/leaderboard/squad-captain.ts";

const ada = { id: "ada", joinedAt: 3 };
const bo = { id: "bo", joinedAt: 1 };
const chidi = { id: "chidi", joinedAt: 2 };

describe("a squad's captain", () => {
  it("is its creator while they're in it", () => {
    expect(captainOf("ada", [bo, chidi, ada])).toBe("ada");
  });

  it("is its longest member if the creator left", () => {
    expect(captainOf("ada", [chidi, bo])).toBe("bo");
    expect(captainOf(undefined, [ada, chidi])).toBe("chidi");
  });

  it("is the first by ID if members joined at the same time", () => {
    expect(captainOf(undefined, [{ ...bo, joinedAt: 2 }, chidi])).toBe("bo");
    expect(captainOf(undefined, [chidi, { ...bo, joinedAt: 2 }])).toBe("bo");
  });

  it("doesn't exist without active members", () => {
    expect(captainOf("ada", [])).toBeUndefined();
  });
});
