// Periods: weeks, months, and seasons across years, months, and leap days.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PeriodName, periodOf, periods } from "../../../src/core/leaderboard/period.ts";
import { anyDate, date, plusDays } from "../../support/dates.ts";
import { holds } from "../../support/law.ts";

describe("period", () => {
  it.each<[PeriodName, string, string, string, number]>([
    ["week", "2025-06-09", "2025-06-09", "2025-06-15", 6],
    ["week", "2025-06-15", "2025-06-09", "2025-06-15", 0],
    ["week", "2024-12-31", "2024-12-30", "2025-01-05", 5],
    ["week", "2025-01-01", "2024-12-30", "2025-01-05", 4],
    ["week", "2027-01-03", "2026-12-28", "2027-01-03", 0],
    ["week", "2024-02-29", "2024-02-26", "2024-03-03", 3],
    ["month", "2025-01-31", "2025-01-01", "2025-01-31", 0],
    ["month", "2025-02-01", "2025-02-01", "2025-02-28", 27],
    ["month", "2024-02-10", "2024-02-01", "2024-02-29", 19],
    ["month", "2000-02-10", "2000-02-01", "2000-02-29", 19],
    ["month", "2100-02-10", "2100-02-01", "2100-02-28", 18],
    ["month", "2025-12-31", "2025-12-01", "2025-12-31", 0],
    ["season", "2025-01-01", "2025-01-01", "2025-03-31", 89],
    ["season", "2024-01-01", "2024-01-01", "2024-03-31", 90],
    ["season", "2025-03-31", "2025-01-01", "2025-03-31", 0],
    ["season", "2025-05-31", "2025-04-01", "2025-06-30", 30],
    ["season", "2025-08-31", "2025-07-01", "2025-09-30", 30],
    ["season", "2025-12-31", "2025-10-01", "2025-12-31", 0],
  ])("the %s containing %s is %s to %s, with %i days left", (name, today, from, to, daysLeft) => {
    expect(periodOf(name, date(today))).toEqual({ name, from, to, daysLeft });
  });

  it("all time has no start and no end", () => {
    expect(periodOf("all time", date("2025-06-10"))).toEqual({ name: "all time" });
  });

  it("is the same for each of its days, and the next one follows without a gap (law)", () => {
    const bounded = periods.filter((name) => name !== "all time");
    holds(
      fc.property(fc.constantFrom(...bounded), anyDate, fc.nat({ max: 91 }), (name, today, ahead) => {
        const { from, to, daysLeft } = periodOf(name, today);
        if (from === undefined || to === undefined) throw new Error("A bounded period has both ends.");
        expect(from <= today && today <= to).toBe(true);
        expect(plusDays(today, daysLeft ?? Number.NaN)).toBe(to);
        const later = plusDays(today, ahead);
        expect(periodOf(name, later).from === from).toBe(later <= to);
        expect(periodOf(name, plusDays(to, 1)).from).toBe(plusDays(to, 1));
      }),
    );
  });

  it("weeks start on Monday and last seven days (law)", () => {
    holds(
      fc.property(anyDate, (today) => {
        const { from, to } = periodOf("week", today);
        expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(to).toBe(from && plusDays(from, 6));
      }),
    );
  });

  it("months and seasons start on the first, seasons in January, April, July, or October (law)", () => {
    holds(
      fc.property(anyDate, (today) => {
        expect(periodOf("month", today).from).toBe(`${today.slice(0, 7)}-01`);
        expect(periodOf("season", today).from).toMatch(/-(01|04|07|10)-01$/);
      }),
    );
  });
});
