// Study days and calendar dates, across clock changes in both directions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StudyDay } from "../../src/core/model.ts";
import {
  addDays,
  calendarDate,
  daysBetween,
  isZone,
  studyDay,
  studyDayStart,
} from "../../src/core/study-day.ts";
import { anyDate, date, day, plusDays } from "../support/dates.ts";
import { holds } from "../support/law.ts";
import { dateOf, localClock } from "../support/local-clock.ts";

const HOUR = 3_600_000;
const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Chatham",
  "America/Nuuk",
  "UTC",
] as const;
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.parse("2000-01-01"), max: Date.parse("2040-01-01") });

describe("study day", () => {
  it.each([
    ["Europe/Berlin in winter", "Europe/Berlin", "2025-01-15T03:00Z", "2025-01-14", "2025-01-15"],
    ["Europe/Berlin in summer", "Europe/Berlin", "2025-07-15T02:00Z", "2025-07-14", "2025-07-15"],
    ["Europe/Berlin, clocks go forward", "Europe/Berlin", "2025-03-30T02:00Z", "2025-03-29", "2025-03-30"],
    ["Europe/Berlin, clocks go back", "Europe/Berlin", "2025-10-26T03:00Z", "2025-10-25", "2025-10-26"],
    [
      "America/New_York, clocks go forward",
      "America/New_York",
      "2025-03-09T08:00Z",
      "2025-03-08",
      "2025-03-09",
    ],
    ["America/New_York, clocks go back", "America/New_York", "2025-11-02T09:00Z", "2025-11-01", "2025-11-02"],
    [
      "Australia/Lord_Howe, half an hour forward",
      "Australia/Lord_Howe",
      "2025-10-04T17:00Z",
      "2025-10-04",
      "2025-10-05",
    ],
    [
      "Australia/Lord_Howe, half an hour back",
      "Australia/Lord_Howe",
      "2025-04-05T17:30Z",
      "2025-04-05",
      "2025-04-06",
    ],
    ["Asia/Kathmandu, 5:45 ahead", "Asia/Kathmandu", "2025-05-01T22:15Z", "2025-05-01", "2025-05-02"],
    ["Pacific/Apia, 13 ahead", "Pacific/Apia", "2025-05-01T15:00Z", "2025-05-01", "2025-05-02"],
    ["Pacific/Apia, after its skipped date", "Pacific/Apia", "2011-12-30T14:00Z", "2011-12-30", "2011-12-31"],
    ["a leap day", "UTC", "2024-02-29T04:00Z", "2024-02-28", "2024-02-29"],
    ["a new year", "UTC", "2026-01-01T04:00Z", "2025-12-31", "2026-01-01"],
  ])("changes at 04:00 local: %s", (_, zone, changes, before, after) => {
    const at = Date.parse(changes);
    expect(studyDay(at - 1, zone)).toBe(before);
    expect(studyDay(at, zone)).toBe(after);
    expect(studyDayStart(after as StudyDay, zone)).toBe(at);
  });

  it("counts a repeated hour to the day before, both times", () => {
    expect(studyDay(Date.parse("2025-10-26T00:30Z"), "Europe/Berlin")).toBe("2025-10-25");
    expect(studyDay(Date.parse("2025-10-26T01:30Z"), "Europe/Berlin")).toBe("2025-10-25");
  });

  it("doesn't go back when the learner moves to an earlier zone", () => {
    const inTokyo = studyDay(Date.parse("2025-06-10T20:00Z"), "Asia/Tokyo");
    expect(inTokyo).toBe("2025-06-11");
    expect(studyDay(Date.parse("2025-06-10T22:00Z"), "America/Los_Angeles", inTokyo)).toBe("2025-06-11");
    expect(studyDay(Date.parse("2025-06-12T22:00Z"), "America/Los_Angeles", inTokyo)).toBe("2025-06-12");
  });

  it("is today if the last one is earlier or missing", () => {
    const now = Date.parse("2025-06-10T12:00Z");
    expect(studyDay(now, "UTC", day("2025-06-09"))).toBe("2025-06-10");
    expect(studyDay(now, "UTC", day("2025-06-10"))).toBe("2025-06-10");
    expect(studyDay(now, "UTC", undefined)).toBe("2025-06-10");
  });

  it("is the wall clock's date four hours earlier (law)", () => {
    holds(
      fc.property(anyInstant, anyZone, (now, zone) => {
        expect(studyDay(now, zone)).toBe(dateOf(localClock(now, zone) - 4 * HOUR));
      }),
    );
  });

  it("started less than 26 hours ago (law)", () => {
    holds(
      fc.property(anyInstant, anyZone, (now, zone) => {
        const start = studyDayStart(studyDay(now, zone), zone);
        expect(start).toBeLessThanOrEqual(now);
        expect(now - start).toBeLessThan(26 * HOUR);
      }),
    );
  });

  it("never goes backward when the learner changes zones (law)", () => {
    const journey = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 * HOUR }), anyZone), { maxLength: 20 });
    holds(
      fc.property(anyInstant, journey, (start, steps) => {
        let now = start;
        let last: StudyDay | undefined;
        for (const [wait, zone] of steps) {
          now += wait;
          const next = studyDay(now, zone, last);
          if (last !== undefined) expect(next >= last).toBe(true);
          expect([last, studyDay(now, zone)]).toContain(next);
          last = next;
        }
      }),
    );
  });
});

describe("calendar date", () => {
  it.each([
    ["Europe/Berlin", "2025-01-14T23:00Z", "2025-01-14", "2025-01-15"],
    ["Europe/Berlin", "2025-07-14T22:00Z", "2025-07-14", "2025-07-15"],
    ["America/New_York", "2025-03-10T04:00Z", "2025-03-09", "2025-03-10"],
    ["Australia/Lord_Howe", "2025-10-05T13:00Z", "2025-10-05", "2025-10-06"],
    ["Asia/Kathmandu", "2025-05-01T18:15Z", "2025-05-01", "2025-05-02"],
    ["Pacific/Apia", "2011-12-30T10:00Z", "2011-12-29", "2011-12-31"],
  ])("changes at midnight in %s, at %s", (zone, changes, before, after) => {
    const at = Date.parse(changes);
    expect(calendarDate(at - 1, zone)).toBe(before);
    expect(calendarDate(at, zone)).toBe(after);
  });

  it("is the wall clock's date (law)", () => {
    holds(
      fc.property(anyInstant, anyZone, (now, zone) => {
        expect(calendarDate(now, zone)).toBe(dateOf(localClock(now, zone)));
      }),
    );
  });
});

describe("counting days", () => {
  it.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2025-03-01", -1, "2025-02-28"],
    ["2025-03-29", 2, "2025-03-31"],
    ["2025-06-01", 0, "2025-06-01"],
  ])("%s and %i days is %s", (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to);
    expect(daysBetween(date(from), date(to))).toBe(days);
  });

  it("adds and subtracts as the calendar does (law)", () => {
    holds(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (from, days) => {
        const to = addDays(from, days);
        expect(to).toBe(plusDays(from, days));
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });
});

describe("a zone", () => {
  it.each([...zones, "Europe/Kyiv", "Asia/Calcutta", "US/Pacific", "Etc/GMT+2", "America/Argentina/Ushuaia"])(
    "is an IANA name: %s",
    (zone) => {
      expect(isZone(zone)).toBe(true);
    },
  );

  it.each(["+02:00", "-05", "+0530", "UTC+2", "GMT+2", "Z"])("can't be an offset: %s", (zone) => {
    expect(isZone(zone)).toBe(false);
  });

  it.each([
    "",
    " ",
    "Berlin",
    "Mars/Olympus",
    "Europe/Berlin ",
    "Europe/Berlin\n",
    "constructor",
    "__proto__",
  ])("can't be nonsense: %j", (zone) => {
    expect(isZone(zone)).toBe(false);
  });

  // Temporal accepts a whole time as a zone and takes its offset.
  it.each(["T12:00Z", "T00:00+02:00", "T1200-05", "T00:00[Europe/Berlin]"])(
    "can't be a time of day: %s",
    (zone) => {
      expect(isZone(zone)).toBe(false);
    },
  );
});
