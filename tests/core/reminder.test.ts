// Reminders: up to one per local date, at the member's time, across clock changes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimely, nextReminder } from "../../src/core/reminder.ts";
import { anySchedule, zones } from "../support/drill-clock.ts";
import { dateOf, localClock } from "../support/local-clock.ts";

const HOUR = 3_600_000;
const berlin = { time: "09:00", zone: "Europe/Berlin" };
const on = (text: string) => Date.parse(`${text}Z`);

describe("the next reminder", () => {
  it("keeps the local time across a clock change", () => {
    expect(nextReminder(berlin, on("2026-03-27T12:00"))).toBe(on("2026-03-28T08:00"));
    expect(nextReminder(berlin, on("2026-03-28T12:00"))).toBe(on("2026-03-29T07:00"));
  });

  it("waits for the next day if today had one, even after its time changed", () => {
    const sent = on("2026-03-02T08:00");
    expect(nextReminder({ ...berlin, time: "18:00" }, sent, sent)).toBe(on("2026-03-03T17:00"));
    expect(nextReminder({ ...berlin, time: "18:00" }, sent)).toBe(on("2026-03-02T17:00"));
  });

  it("waits for the next day if today had one in another zone", () => {
    const sent = on("2026-03-02T19:00"); // 09:00 in Honolulu, 09:00 the next day in Kiritimati
    expect(nextReminder({ time: "10:00", zone: "Pacific/Kiritimati" }, sent, sent)).toBe(
      on("2026-03-03T20:00"),
    );
  });

  it("waits after a clock was set back, but ignores one that was far ahead", () => {
    expect(nextReminder(berlin, on("2026-03-02T07:00"), on("2026-03-03T08:00"))).toBe(on("2026-03-04T08:00"));
    expect(nextReminder(berlin, on("2026-03-02T07:00"), on("2027-03-02T08:00"))).toBe(on("2026-03-02T08:00"));
  });

  it("comes up to once per local date, even if sent late", () => {
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
  it("is timely until the given time after its hour, and never before it", () => {
    const due = on("2026-03-02T08:00");
    const timely = (after: number) => isTimely(berlin, due + after, 6 * HOUR);
    expect([-1, 0, 6 * HOUR, 6 * HOUR + 1, 24 * HOUR].map(timely)).toEqual([false, true, true, false, true]);
  });
});
