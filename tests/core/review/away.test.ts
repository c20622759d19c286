// Times away: which are possible, and which days they cover.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awayDays, awayProblem, datesAway, isAwayOn } from "../../../src/core/away.ts";
import { anyDate, date, plusDays } from "../../support/dates.ts";
import { holds } from "../../support/law.ts";

const today = date("2026-12-01");

describe("a time away", () => {
  it.each([
    ["2026-12-01", "2026-12-01", undefined],
    ["2026-12-24", "2027-01-06", undefined],
    ["2026-12-24", "2026-12-23", "reversed"],
    ["2026-11-24", "2026-11-23", "reversed"],
    ["2026-11-30", "2026-12-06", "past"],
    ["2026-11-01", "2026-11-06", "past"],
    ["2026-12-01", "2027-02-28", undefined], // 90 days
    ["2026-12-01", "2027-03-01", "too long"],
    ["2027-12-01", "2027-12-02", undefined], // in 365 days
    ["2027-12-02", "2027-12-02", "too far"],
  ])("from %s to %s is %s", (first, last, problem) => {
    expect(awayProblem({ first: date(first), last: date(last) }, today)).toBe(problem);
  });

  it("covers each of its days, and no other (law)", () => {
    holds(
      fc.property(anyDate, fc.nat({ max: 89 }), fc.integer({ min: -100, max: 200 }), (first, more, later) => {
        const away = { first, last: plusDays(first, more) };
        expect(datesAway(away)).toHaveLength(awayDays(away));
        const some = plusDays(first, later);
        expect(isAwayOn(away, some)).toBe(datesAway(away).includes(some));
        expect(isAwayOn(undefined, some)).toBe(false);
      }),
    );
  });
});
