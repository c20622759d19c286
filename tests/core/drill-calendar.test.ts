// When a drill is due, checked against every quarter-hour that its zone's clock shows.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOccurrence, type Occurrence, type Schedule } from "../../src/core/drill-calendar.ts";
import { calendarDate } from "../../src/core/study-day.ts";
import { date, plusDays } from "../support/dates.ts";
import { anySchedule, enumerate, everyDay, zones } from "../support/drill-clock.ts";
import { holds } from "../support/law.ts";

function schedule(overrides: Partial<Schedule> = {}): Schedule {
  return { time: "09:00", zone: "Europe/Berlin", weekdays: everyDay, holidays: [], ...overrides };
}

/** The next occurrence as `date instant`. */
function next(given: Partial<Schedule>, after: string, lastDate?: string): string | undefined {
  const found = nextOccurrence(schedule(given), Date.parse(after), lastDate ? date(lastDate) : undefined);
  return found && `${found.date} ${new Date(found.at).toISOString().slice(0, 16)}Z`;
}

describe("drill calendar", () => {
  it("finds today's time if it's still ahead", () => {
    expect(next({}, "2025-01-15T07:59Z")).toBe("2025-01-15 2025-01-15T08:00Z");
  });

  it("excludes the given instant", () => {
    expect(next({}, "2025-01-15T08:00Z")).toBe("2025-01-16 2025-01-16T08:00Z");
    expect(nextOccurrence(schedule(), Date.parse("2025-01-15T08:00Z") - 1)?.at).toBe(
      Date.parse("2025-01-15T08:00Z"),
    );
  });

  it("keeps the local time when the clocks change", () => {
    expect(next({}, "2025-03-29T12:00Z")).toBe("2025-03-30 2025-03-30T07:00Z");
    expect(next({}, "2025-10-25T12:00Z")).toBe("2025-10-26 2025-10-26T08:00Z");
  });

  it.each([
    ["Europe/Berlin", "02:00", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T01:00Z"],
    ["Europe/Berlin", "02:30", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T01:00Z"],
    ["Europe/Berlin", "02:59", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T01:00Z"],
    ["Europe/Berlin", "03:00", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T01:00Z"],
    ["Europe/Berlin", "01:59", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T00:59Z"],
    ["America/New_York", "02:30", "2025-03-08T12:00Z", "2025-03-09 2025-03-09T07:00Z"],
    ["Australia/Lord_Howe", "02:15", "2025-10-04T12:00Z", "2025-10-05 2025-10-04T15:30Z"],
    ["Australia/Lord_Howe", "02:30", "2025-10-04T12:00Z", "2025-10-05 2025-10-04T15:30Z"],
    ["Africa/Cairo", "00:30", "2025-04-24T12:00Z", "2025-04-25 2025-04-24T22:00Z"],
    ["Antarctica/Troll", "01:30", "2025-03-29T12:00Z", "2025-03-30 2025-03-30T01:00Z"],
    // The last hour of March 29 is skipped. The date stays the scheduled one, so March 30 keeps its own question.
    ["America/Nuuk", "23:30", "2025-03-29T12:00Z", "2025-03-29 2025-03-30T01:00Z"],
  ])("moves a time that %s skips, %s, to the next valid minute", (zone, time, after, expected) => {
    expect(next({ zone, time }, after)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "02:30", "2025-10-25T12:00Z", "2025-10-26 2025-10-26T00:30Z"],
    ["America/New_York", "01:30", "2025-11-01T12:00Z", "2025-11-02 2025-11-02T05:30Z"],
    ["Australia/Lord_Howe", "01:45", "2025-04-05T12:00Z", "2025-04-06 2025-04-05T14:45Z"],
    ["America/Santiago", "23:30", "2025-04-05T12:00Z", "2025-04-05 2025-04-06T02:30Z"],
  ])("uses the first occurrence of a time that %s has twice, %s", (zone, time, after, expected) => {
    expect(next({ zone, time }, after)).toBe(expected);
  });

  it("skips the second occurrence once the first is over", () => {
    expect(next({ time: "02:30" }, "2025-10-26T01:00Z")).toBe("2025-10-27 2025-10-27T01:30Z");
  });

  it.each([
    ["Asia/Kathmandu", "2025-05-01T12:00Z", "2025-05-02 2025-05-02T03:15Z"],
    ["Asia/Kolkata", "2025-05-01T12:00Z", "2025-05-02 2025-05-02T03:30Z"],
    ["Pacific/Chatham", "2025-05-01T12:00Z", "2025-05-02 2025-05-01T20:15Z"],
    ["Pacific/Apia", "2025-05-01T12:00Z", "2025-05-02 2025-05-01T20:00Z"],
  ])("follows the local clock of %s", (zone, after, expected) => {
    expect(next({ zone }, after)).toBe(expected);
  });

  it("finds tonight's time when it's already tomorrow in UTC", () => {
    const evening = { zone: "America/New_York", time: "22:00" };
    expect(next(evening, "2025-06-10T01:00Z")).toBe("2025-06-09 2025-06-10T02:00Z");
  });

  it.each([
    ["Pacific/Apia", "09:00"],
    ["Pacific/Apia", "00:00"],
    ["Pacific/Apia", "23:59"],
    ["Pacific/Fakaofo", "09:00"],
  ])("has no occurrence on a date that %s skipped, at %s", (zone, time) => {
    const from = Date.parse("2011-12-25T00:00Z");
    const expected = enumerate(schedule({ zone, time }), from, Date.parse("2012-01-05T00:00Z"));
    const first = nextOccurrence(schedule({ zone, time }), Date.parse("2011-12-30T09:59Z"));
    expect(first?.date).toBe("2011-12-31");
    expect(expected).toContainEqual(first);
    expect(expected.map((occurrence) => occurrence.date)).not.toContain("2011-12-30");
  });

  it("is only due on its weekdays", () => {
    const workdays = { weekdays: [1, 2, 3, 4, 5] };
    expect(next(workdays, "2025-06-06T12:00Z")).toBe("2025-06-09 2025-06-09T07:00Z");
    expect(next({ weekdays: [7] }, "2025-06-09T12:00Z")).toBe("2025-06-15 2025-06-15T07:00Z");
  });

  it("uses the zone's weekday, not UTC's", () => {
    expect(next({ weekdays: [1], zone: "Pacific/Apia", time: "01:00" }, "2025-06-07T00:00Z")).toBe(
      "2025-06-09 2025-06-08T12:00Z",
    );
  });

  it("skips holidays", () => {
    const holidays = [date("2025-12-25"), date("2025-12-26"), date("2026-01-01")];
    expect(next({ holidays }, "2025-12-24T12:00Z")).toBe("2025-12-27 2025-12-27T08:00Z");
  });

  it("is never due twice on a date", () => {
    // Moved from 09:00 to 18:00 after posting at 09:00.
    expect(next({ time: "18:00" }, "2025-06-10T10:00Z", "2025-06-10")).toBe("2025-06-11 2025-06-11T16:00Z");
    // Moved from Tokyo, where it's already tomorrow.
    expect(next({ zone: "America/Los_Angeles" }, "2025-06-10T10:00Z", "2025-06-11")).toBe(
      "2025-06-12 2025-06-12T16:00Z",
    );
  });

  it("ignores a last date that is long past", () => {
    expect(next({}, "2025-06-10T05:00Z", "2025-01-01")).toBe("2025-06-10 2025-06-10T07:00Z");
  });

  it("is never due without a weekday, or if holidays fill more than a year", () => {
    expect(next({ weekdays: [] }, "2025-06-10T05:00Z")).toBeUndefined();
    const holidays = Array.from({ length: 401 }, (_, index) => plusDays(date("2025-06-10"), index));
    expect(next({ holidays }, "2025-06-10T05:00Z")).toBeUndefined();
    expect(next({ holidays: holidays.slice(0, 399) }, "2025-06-10T05:00Z")).toBe(
      "2026-07-14 2026-07-14T07:00Z",
    );
  });
});

describe("drill calendar over a year", () => {
  it("has exactly the dates and instants that the clock shows, in order (law)", () => {
    holds(
      fc.property(anySchedule(zones), (some) => {
        const from = Date.parse("2025-01-01T12:00Z");
        const until = Date.parse("2026-01-01T12:00Z");
        const found: Occurrence[] = [];
        let last: Occurrence | undefined;
        for (;;) {
          const occurrence = nextOccurrence(some, last?.at ?? from, last?.date);
          if (occurrence === undefined || occurrence.at > until) break;
          if (last !== undefined) {
            expect(occurrence.at).toBeGreaterThan(last.at);
            expect(occurrence.date > last.date).toBe(true);
          }
          expect(calendarDate(occurrence.at, some.zone)).toBe(occurrence.date);
          found.push(occurrence);
          last = occurrence;
        }
        expect(found).toEqual(enumerate(some).filter(({ at }) => at > from && at <= until));
      }),
      40,
    );
  });

  it("finds the first one after any instant and last date (law)", () => {
    const anyInstant = fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2025-12-31") });
    holds(
      fc.property(anySchedule(zones), anyInstant, fc.integer({ min: -5, max: 5 }), (some, after, shift) => {
        const lastDate = plusDays(calendarDate(after, some.zone), shift);
        const expected = enumerate(some).find(({ at, date: on }) => at > after && on > lastDate);
        expect(nextOccurrence(some, after, lastDate)).toEqual(expected);
      }),
      60,
    );
  });
});
