// Weekdays and days off as people write them.
import type { CalendarDate } from "../../core/model.ts";
import { addDays, daysBetween } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import { printable } from "../command/read-options.ts";

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const sets: ReadonlyMap<string, readonly number[]> = new Map([
  ["daily", [1, 2, 3, 4, 5, 6, 7]],
  ["everyday", [1, 2, 3, 4, 5, 6, 7]],
  ["all", [1, 2, 3, 4, 5, 6, 7]],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["workdays", [1, 2, 3, 4, 5]],
  ["weekend", [6, 7]],
  ["weekends", [6, 7]],
]);

const WEEKDAYS_LIKE = "Write them like `mon-fri`, `mon, wed, fri` or `daily`.";

/**
 * ISO weekdays, 1 = Monday, in order: `mon-fri`, `weekdays`, `mon, wed and fri`, `daily`, `1-5`, `fri-mon`.
 * @throws UserError, for an empty set too
 */
export function readWeekdays(text: string): readonly number[] {
  const words = text
    .toLowerCase()
    .replace(/\bevery day\b/g, "everyday")
    .split(/-|–|\bto\b/)
    .map((end) => end.trim())
    .join("-")
    .split(/[\s,;]+|\band\b/)
    .filter((word) => word !== "");
  if (words.length === 0) throw new UserError(`That names no weekday. ${WEEKDAYS_LIKE}`);
  const days = new Set(words.flatMap(readDays));
  return [...days].sort();
}

function readDays(word: string): readonly number[] {
  const set = sets.get(word);
  if (set !== undefined) return set;
  const [first, last, ...more] = word.split("-").map(readDay);
  const from = first ?? 0;
  const to = last ?? from;
  if (more.length > 0 || Number.isNaN(from) || Number.isNaN(to))
    throw new UserError(`“${printable(word)}” is no weekday. ${WEEKDAYS_LIKE}`);
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}

/** 1 = Monday; NaN where it is none. */
function readDay(word: string): number {
  if (/^[1-7]$/.test(word)) return Number(word);
  const found = names.findIndex((name) => word.startsWith(name) && FULL.test(word));
  return found === -1 ? Number.NaN : found + 1;
}

const FULL =
  /^(mon(days?)?|tue(s|sdays?)?|wed(nesdays?)?|thu(r|rs|rsdays?)?|fri(days?)?|sat(urdays?)?|sun(days?)?)$/;

/** As far ahead as days off can be named, in days. */
const FURTHEST = 730;

const DATES_LIKE = "Write days off like `2026-12-24..2027-01-02, 2027-05-01`.";

/** Dates from `today` on, in order; none for `none`. @throws UserError */
export function readHolidays(text: string, today: CalendarDate): readonly CalendarDate[] {
  if (/^none$/i.test(text.trim())) return [];
  const parts = text
    .split(/\.{2,}|…|\bto\b/)
    .map((end) => end.trim())
    .join("..")
    .split(/[\s,;]+/)
    .filter((part) => part !== "");
  if (parts.length === 0) throw new UserError(`That names no date. ${DATES_LIKE}`);
  return [...new Set(parts.flatMap((part) => readRange(part, today)))].sort();
}

function readRange(part: string, today: CalendarDate): readonly CalendarDate[] {
  const [from = "", to = from, ...more] = part.split("..");
  if (more.length > 0 || !isDate(from) || !isDate(to))
    throw new UserError(`“${printable(part)}” is no date. ${DATES_LIKE}`);
  if (to < from) throw new UserError(`“${printable(part)}” ends before it begins. ${DATES_LIKE}`);
  if (from < today)
    throw new UserError(`${from} is over: today is ${today} there. Days off begin today at the earliest.`);
  if (daysBetween(today, to) > FURTHEST)
    throw new UserError(`${to} is too far ahead: name days off of the next two years.`);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** Whether it is a date that the calendar has. */
function isDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
