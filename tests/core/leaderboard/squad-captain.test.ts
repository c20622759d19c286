// Who leads a squad.
import { describe, expect, it } from "vitest";
import { captainOf } from "../../../src/core/leaderboard/squad-captain.ts";

const ada = { id: "ada", joinedAt: 3 };
const bo = { id: "bo", joinedAt: 1 };
const chidi = { id: "chidi", joinedAt: 2 };

describe("a squad's captain", () => {
  it("is the one who created it, while they are in it", () => {
    expect(captainOf("ada", [bo, chidi, ada])).toBe("ada");
  });

  it("is the member who has been in it longest, where the creator left or is gone", () => {
    expect(captainOf("ada", [chidi, bo])).toBe("bo");
    expect(captainOf(undefined, [ada, chidi])).toBe("chidi");
  });

  it("is the first by id of those who joined at the same time", () => {
    expect(captainOf(undefined, [{ ...bo, joinedAt: 2 }, chidi])).toBe("bo");
    expect(captainOf(undefined, [chidi, { ...bo, joinedAt: 2 }])).toBe("bo");
  });

  it("is no one where no one was seen of late", () => {
    expect(captainOf("ada", [])).toBeUndefined();
  });
});
