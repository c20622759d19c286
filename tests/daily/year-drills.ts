// Drills in forty zones, many at the minute of a clock change, with weekdays, holidays, and closing rules.
import type { Schedule } from "../../src/core/drill-calendar.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { date, plusDays } from "../support/dates.ts";

/**
 * Changes at midnight and at 00:01 local; half an hour's change (Lord Howe) and two hours' (Troll);
 * offsets of half hours and of 45 minutes; around Ramadan (Casablanca, El Aaiún, Gaza); and in 2011 St John's at a
 * minute past midnight, Russia and Egypt that gave changing up, and Samoa, which left a whole day out.
 */
export const zones = [
  ...["Europe/Berlin", "Europe/London", "Europe/Moscow", "Europe/Chisinau", "Atlantic/Azores"],
  ...["America/St_Johns", "America/New_York", "America/Havana", "America/Asuncion", "America/Santiago"],
  ...["America/Sao_Paulo", "Asia/Gaza", "America/Los_Angeles", "America/Phoenix", "America/Nuuk"],
  ...["America/Scoresbysund", "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Windhoek"],
  ...["Asia/Jerusalem", "Asia/Beirut", "America/Caracas", "Asia/Tehran", "Asia/Kabul"],
  ...["Asia/Kolkata", "Asia/Kathmandu", "Asia/Yangon", "Asia/Tokyo", "Australia/Lord_Howe"],
  ...["Australia/Eucla", "Australia/Adelaide", "Australia/Sydney", "Pacific/Auckland", "Pacific/Chatham"],
  ...["Pacific/Apia", "Pacific/Kiritimati", "Pacific/Marquesas", "Pacific/Easter", "Antarctica/Troll"],
] as const;

/** Most clocks change at these times or within the next hour. */
export const times = [
  "02:30",
  "01:30",
  "00:00",
  "03:00",
  "23:30",
  "00:30",
  "02:00",
  "09:00",
  "00:01",
  "01:59",
] as const;
/** All include Sunday, when most clocks change. */
export const weeks = [[5, 6, 7], [7], [6, 7], [7, 1], [5, 7], [1, 2, 3, 4, 5, 6, 7]] as const;

export interface YearDrill {
  readonly schedule: Schedule;
  readonly closesAfterHours?: number | undefined;
}

/** `each` drills for every zone, by different times. Holidays: the first of each month, and a fortnight in August. */
export function yearDrills(year: number, each: number): readonly YearDrill[] {
  const holidays = [
    ...Array.from({ length: 12 }, (_, month) => date(`${year}-${String(month + 1).padStart(2, "0")}-01`)),
    ...Array.from({ length: 14 }, (_, day) => plusDays(date(`${year}-08-10`), day)),
  ];
  return zones.flatMap((zone, place) =>
    Array.from({ length: each }, (_, one) => drill(zone, place + one * 3, holidays)),
  );
}

/** One in three has holidays, one in five closes at its own hour. */
function drill(zone: string, place: number, holidays: readonly CalendarDate[]): YearDrill {
  const schedule = {
    time: times[place % times.length] ?? "",
    zone,
    weekdays: weeks[place % weeks.length] ?? [],
    holidays: place % 3 === 2 ? holidays : [],
  };
  return place % 5 === 4 ? { schedule, closesAfterHours: 20 } : { schedule };
}

export function describe({ time, zone }: Schedule): string {
  return `${zone} ${time}`;
}
