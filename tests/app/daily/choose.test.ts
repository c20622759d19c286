// What the chooser learns from storage: which questions were asked, and their siblings.
import { describe, expect, it } from "vitest";
import { createChoose } from "../../../src/app/daily/choose.ts";
import type { Drill } from "../../../src/ports/storage/drills.ts";
import { date } from "../../support/dates.ts";

const drill = {
  id: "drill",
  schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5], holidays: [] },
} as unknown as Drill;

describe("choosing for a drill", () => {
  it.each([
    ["2025-06-09", "cup"],
    ["2025-06-02", "pot"],
  ])("keeps a question 14 days from its sibling, asked on %s", async (last, expected) => {
    const choose = createChoose({
      choiceInputs: async () => ({
        asked: new Map([
          ["kettle", { asks: 1, last: date(last) }],
          ["cup", { asks: 9, last: date("2025-01-01") }],
        ]),
        planned: new Set(),
        lastQuestions: [],
        participants: [],
      }),
    });
    const questions = [
      { id: "pot", topic: "dishes", difficulty: 1, siblings: ["kettle"] } as const,
      { id: "cup", topic: "dishes", difficulty: 1 } as const,
    ];
    const choice = await choose(drill, date("2025-06-16"), questions);
    expect(choice?.id).toBe(expected);
  });
});
