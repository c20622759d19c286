// Awards: when a season whose winners get a role is over.
import { describe, expect, it } from "vitest";
import { endedSeason, seasonStart } from "../../../src/core/leaderboard/award.ts";
import { date } from "../../support/dates.ts";

describe("a season", () => {
  it.each([
    ["2026-01-01", "2026-01-01"],
    ["2026-03-31", "2026-01-01"],
    ["2026-12-31", "2026-10-01"],
  ])("of %s starts on %s", (today, start) => {
    expect(seasonStart(date(today))).toBe(start);
  });

  it("isn't over on its last day", () => {
    expect(endedSeason(date("2026-01-01"), date("2026-03-31"))).toBeUndefined();
  });

  it.each(["2026-04-01", "2027-01-15"])("is over on %s, and the next one follows", (today) => {
    expect(endedSeason(date("2026-01-01"), date(today))).toEqual({
      from: "2026-01-01",
      to: "2026-03-31",
      next: "2026-04-01",
    });
  });
});
