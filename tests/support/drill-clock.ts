// An independent check of when drills are due: looks at the zone's clock every quarter of an hour.
import fc from "fast-check";
import type { Occurrence, Schedule } from "../../src/core/drill-calendar.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { date, plusDays } from "./dates.ts";
import { quarterHours } from "./local-clock.ts";

const MINUTE = 60_000;
export const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Zones with every kind of clock change, and with offsets of half hours and 45 minutes. */
export const zones: readonly string[] = [
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Antarctica/Troll",
];

const FROM = Date.parse("2024-12-28T00:00Z");
const TO = Date.parse("2026-04-30T00:00Z");
const slots = new Map<string, ReturnType<typeof quarterHours>>();

/**
 * All occurrences between two instants (epoch ms), by default in a little more than 2025: on each date that the
 * clock shows, the first instant that shows the time or a later one.
 */
export function enumerate(
  { time, zone, weekdays, holidays }: Schedule,
  from = FROM,
  to = TO,
): readonly Occurrence[] {
  const key = `${zone} ${from} ${to}`;
  const shown = slots.get(key) ?? quarterHours(zone, from, to);
  slots.set(key, shown);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wanted = hours * 60 + minutes;
  const found = new Map<CalendarDate, number>();
  for (const slot of shown) {
    const on = date(slot.date);
    if (found.has(on) || slot.minute + 15 <= wanted) continue;
    found.set(on, slot.at + Math.max(0, wanted - slot.minute) * MINUTE);
  }
  return [...found]
    .filter(([on]) => weekdays.includes(new Date(on).getUTCDay() || 7) && !holidays.includes(on))
    .map(([on, at]) => ({ date: on, at }));
}

/** Any schedule with a weekday in one of `among`, often early in the morning, where clocks change. */
export function anySchedule(among: readonly string[]): fc.Arbitrary<Schedule> {
  return fc.record({
    time: fc
      .oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 190 }))
      .map(
        (minute) =>
          `${String(Math.trunc(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
      ),
    zone: fc.constantFrom(...among),
    weekdays: fc.subarray([...everyDay], { minLength: 1 }),
    holidays: fc.array(
      fc.integer({ min: 0, max: 364 }).map((days) => plusDays(date("2025-01-01"), days)),
      { maxLength: 8 },
    ),
  });
}
