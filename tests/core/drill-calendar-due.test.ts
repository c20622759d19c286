// What a drill is due for, even after a long outage, and what comes after its schedule changes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dueNow,
  firstAfterChange,
  isOccurrence,
  type Occurrence,
  type Schedule,
} from "../../src/core/drill-calendar.ts";
import { date, plusDays } from "../support/dates.ts";
import { anySchedule, enumerate, everyDay } from "../support/drill-clock.ts";
import { holds } from "../support/law.ts";

const HOUR = 3_600_000;
const WINDOW = 6 * HOUR;
const berlin: Schedule = { time: "09:00", zone: "Europe/Berlin", weekdays: everyDay, holidays: [] };
const someSchedule = anySchedule(["America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"]);

function at(text: string): number {
  return Date.parse(text);
}

/** An occurrence from `date instant`. */
function occurrence(text: string): Occurrence {
  const [on = "", instant = ""] = text.split(" ");
  return { date: date(on), at: at(instant) };
}

function shown(some: Occurrence | undefined): string | undefined {
  return some && `${some.date} ${new Date(some.at).toISOString().slice(0, 16)}Z`;
}

function due(schedule: Schedule, next: string, now: string, window = WINDOW) {
  const found = dueNow(schedule, occurrence(next), at(now), window);
  return [shown(found.due), shown(found.next)];
}

describe("a drill that is due", () => {
  const next = "2025-06-10 2025-06-10T07:00Z";

  it("isn't due before its time", () => {
    expect(due(berlin, next, "2025-06-10T06:59:59.999Z")).toEqual([
      undefined,
      "2025-06-10 2025-06-10T07:00Z",
    ]);
  });

  it("is due from its exact instant until the window ends", () => {
    const tomorrow = "2025-06-11 2025-06-11T07:00Z";
    expect(due(berlin, next, "2025-06-10T07:00Z")).toEqual([next, tomorrow]);
    expect(due(berlin, next, "2025-06-10T13:00Z")).toEqual([next, tomorrow]);
    expect(due(berlin, next, "2025-06-10T13:00:00.001Z")).toEqual([undefined, tomorrow]);
  });

  it("is due only for its latest date: one question for all missed ones", () => {
    expect(due(berlin, next, "2025-06-13T08:00Z")).toEqual([
      "2025-06-13 2025-06-13T07:00Z",
      "2025-06-14 2025-06-14T07:00Z",
    ]);
    expect(due(berlin, next, "2025-06-13T06:00Z", 72 * HOUR)).toEqual([
      "2025-06-12 2025-06-12T07:00Z",
      "2025-06-13 2025-06-13T07:00Z",
    ]);
  });

  it("skips years without a check", () => {
    expect(due(berlin, "1995-06-10 1995-06-10T07:00Z", "2025-06-10T03:00Z")).toEqual([
      undefined,
      "2025-06-10 2025-06-10T07:00Z",
    ]);
  });

  it("waits after the clock was set back", () => {
    expect(due(berlin, next, "2024-01-01T00:00Z")).toEqual([undefined, next]);
  });

  it("keeps its planned instant after the zone's rules change", () => {
    expect(due(berlin, "2025-06-10 2025-06-10T06:00Z", "2025-06-10T06:30Z", 72 * HOUR)).toEqual([
      "2025-06-10 2025-06-10T06:00Z",
      "2025-06-11 2025-06-11T07:00Z",
    ]);
  });

  it("ends if no day is left", () => {
    const holidays = Array.from({ length: 401 }, (_, index) => plusDays(date("2025-06-11"), index));
    expect(due({ ...berlin, holidays }, next, "2025-06-10T08:00Z")).toEqual([next, undefined]);
  });

  it("uses the later date if clocks go back over midnight", () => {
    // At 00:01 on November 7, 2010, St. John's went back to 23:01 on the 6th: 00:00 and 23:30 were over.
    const schedule = { ...berlin, zone: "America/St_Johns", time: "00:00" };
    expect(due(schedule, "2010-11-05 2010-11-05T02:30Z", "2010-11-07T02:45Z")).toEqual([
      "2010-11-07 2010-11-07T02:30Z",
      "2010-11-08 2010-11-08T03:30Z",
    ]);
  });

  it("agrees with the clock at any time (law)", () => {
    const minutes = fc.integer({ min: 0, max: 120 * 24 * 60 });
    const anyWindow = fc.integer({ min: 1, max: 72 }).map((hours) => hours * HOUR);
    holds(
      fc.property(someSchedule, fc.nat({ max: 300 }), minutes, anyWindow, (schedule, index, late, window) => {
        const all = enumerate(schedule);
        const next = all[index % all.length];
        if (next === undefined) return;
        const now = Math.min(next.at + late * 60_000, Date.parse("2026-03-01"));
        const passed = all.filter((one) => one.at >= next.at && one.at <= now).at(-1);
        const found = dueNow(schedule, next, now, window);
        expect(found.due).toEqual(passed && now - passed.at <= window ? passed : undefined);
        const later = all.find((one) => one.at >= next.at && one.at > now);
        if (later !== undefined) expect(found.next).toEqual(later);
      }),
      150,
    );
  });
});

describe("a changed schedule", () => {
  it.each([
    // Posted at 09:00 in Berlin. 18:00 is the same date; 20:30 is the next date, but only 11.5 hours later.
    [{ time: "18:00" }, "2025-06-10T10:00Z", "2025-06-10 2025-06-10T07:00Z", "2025-06-11 2025-06-11T16:00Z"],
    // Posted late, at 22:00. 09:00 is 11 hours later, 10:00 is 12.
    [{}, "2025-06-10T20:30Z", "2025-06-10 2025-06-10T20:00Z", "2025-06-12 2025-06-12T07:00Z"],
    [{ time: "10:00" }, "2025-06-10T20:30Z", "2025-06-10 2025-06-10T20:00Z", "2025-06-11 2025-06-11T08:00Z"],
    // From Tokyo, where it was already June 11, to Los Angeles: no second June 11.
    [
      { zone: "America/Los_Angeles" },
      "2025-06-11T01:00Z",
      "2025-06-11 2025-06-11T00:00Z",
      "2025-06-12 2025-06-12T16:00Z",
    ],
    // From Los Angeles to Tokyo: June 11 there comes 8 hours after June 10 here.
    [
      { zone: "Asia/Tokyo" },
      "2025-06-10T17:00Z",
      "2025-06-10 2025-06-10T16:00Z",
      "2025-06-12 2025-06-12T00:00Z",
    ],
  ])("to %j at %s after %s is next due %s", (change, now, last, expected) => {
    expect(shown(firstAfterChange({ ...berlin, ...change }, at(now), occurrence(last)))).toBe(expected);
  });

  it("of a drill that never posted is due at its next time", () => {
    expect(shown(firstAfterChange(berlin, at("2025-06-10T06:00Z")))).toBe("2025-06-10 2025-06-10T07:00Z");
  });

  it("ignores a date that a wrong clock posted a year ahead", () => {
    const wrong = occurrence("2026-06-10 2026-06-10T07:00Z");
    expect(shown(firstAfterChange(berlin, at("2025-06-10T06:00Z"), wrong))).toBe(
      "2025-06-10 2025-06-10T07:00Z",
    );
  });

  it("is next due on the first new date at least 12 hours later (law)", () => {
    const anyInstant = fc.integer({ min: Date.parse("2025-01-05"), max: Date.parse("2025-12-31") });
    const late = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * 60_000);
    holds(
      fc.property(
        someSchedule,
        someSchedule,
        anyInstant,
        late,
        late,
        (before, schedule, from, delay, wait) => {
          const promised = enumerate(before).find((one) => one.at >= from);
          if (promised === undefined) return;
          const last = { date: promised.date, at: promised.at + delay };
          const now = last.at + wait;
          const expected = enumerate(schedule).find(
            (one) => one.at > now && one.date > last.date && one.at - last.at >= 12 * HOUR,
          );
          if (expected !== undefined) expect(firstAfterChange(schedule, now, last)).toEqual(expected);
        },
      ),
      150,
    );
  });

  it("keeps the occurrences that the change didn't affect", () => {
    const next = occurrence("2025-06-10 2025-06-10T07:00Z");
    expect(isOccurrence(berlin, next)).toBe(true);
    expect(isOccurrence({ ...berlin, holidays: [date("2025-06-11")] }, next)).toBe(true);
    expect(isOccurrence({ ...berlin, holidays: [date("2025-06-10")] }, next)).toBe(false);
    expect(isOccurrence({ ...berlin, time: "09:01" }, next)).toBe(false);
    expect(isOccurrence({ ...berlin, weekdays: [1] }, next)).toBe(false);
  });
});
