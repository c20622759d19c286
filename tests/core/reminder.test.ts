// Reminders: at most one a local date, at the member's hour, whatever the clocks do.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimely, nextReminder } from "../../src/core/reminder.ts";
import { anySchedule, zones } from "../support/drill-clock.ts";
import { dateOf, localClock } from "../support/local-clock.ts";

const HOUR = 3_600_000;
const berlin = { time: "09:00", zone: "Europe/Berlin" };
const on = (text: string) => Date.parse(`${text}Z`);

describe("the next reminder", () => {
  it("is the next such local time, on both sides of a clock change", () => {
    expect(nextReminder(berlin, on("2026-03-27T12:00"))).toBe(on("2026-03-28T08:00"));
    expect(nextReminder(berlin, on("2026-03-28T12:00"))).toBe(on("2026-03-29T07:00"));
  });

  it("is the next day's where this day had one, though its time was changed", () => {
    const sent = on("2026-03-02T08:00");
    expect(nextReminder({ ...berlin, time: "18:00" }, sent, sent)).toBe(on("2026-03-03T17:00"));
    expect(nextReminder({ ...berlin, time: "18:00" }, sent)).toBe(on("2026-03-02T17:00"));
  });

  it("is the next day's where this day had one in another zone", () => {
    const sent = on("2026-03-02T19:00"); // 09:00 in Honolulu, 09:00 of the day after on Kiritimati
    expect(nextReminder({ time: "10:00", zone: "Pacific/Kiritimati" }, sent, sent)).toBe(
      on("2026-03-03T20:00"),
    );
  });

  it("waits out a clock that was set back, but not one that was far ahead", () => {
    expect(nextReminder(berlin, on("2026-03-02T07:00"), on("2026-03-03T08:00"))).toBe(on("2026-03-04T08:00"));
    expect(nextReminder(berlin, on("2026-03-02T07:00"), on("2027-03-02T08:00"))).toBe(on("2026-03-02T08:00"));
  });

  it("comes at most once a local date, however late each is sent", () => {
    fc.assert(
      fc.property(
        anySchedule(zones),
        fc.array(fc.integer({ min: 0, max: 6 * HOUR }), { minLength: 5, maxLength: 30 }),
        fc.integer({ min: on("2025-01-01T00:00"), max: on("2025-12-01T00:00") }),
        (at, delays, from) => {
          let [now, lastDate, lastSent] = [from, "", from - 48 * HOUR];
          for (const delay of delays) {
            now = nextReminder(at, now, lastSent) + delay;
            const date = dateOf(localClock(now, at.zone));
            expect(date > lastDate).toBe(true);
            [lastDate, lastSent] = [date, now];
          }
        },
      ),
      { seed: 20260302, numRuns: 100 },
    );
  });
});

describe("a reminder", () => {
  it("is timely up to the given time after its hour, and never before it", () => {
    const due = on("2026-03-02T08:00");
    const timely = (after: number) => isTimely(berlin, due + after, 6 * HOUR);
    expect([-1, 0, 6 * HOUR, 6 * HOUR + 1, 24 * HOUR].map(timely)).toEqual([false, true, true, false, true]);
  });
});
