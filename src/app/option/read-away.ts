// A time away as people write it: `2026-12-24..2027-01-06`, `2026-12-24 to 2027-01-06`, `2027-01-06` for its last day, `off`.
import { type Away, type AwayProblem, awayDays, awayProblem, LONGEST_AWAY } from "../../core/away.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";
import { readRanges } from "./read-days-off.ts";

/** A time away; without a first date, it starts today. */
export interface AwayWish {
  readonly first: CalendarDate | undefined;
  readonly last: CalendarDate;
}

/** Whether the dates are possible depends on the learner's zone: `awayFrom` checks it. */
export function readAway(text: string): Reading<AwayWish | "off"> {
  if (/^off$/i.test(text)) return { value: "off", needs: "name" };
  const [range, ...more] = readRanges(text) ?? [];
  if (range === undefined || more.length > 0) {
    return {
      wrong: () =>
        `"${printable(text)}" isn't a time away. Use something like 2026-12-24..2027-01-06, or its last day.`,
    };
  }
  const [first, last] = range;
  // A single date is the last day away.
  return { value: { first: /^\S{10}$/.test(text) ? undefined : first, last } };
}

/** The time away, if it's possible on the learner's local date `today`. */
export function awayFrom(today: CalendarDate, { first = today, last }: AwayWish): Reading<Away> {
  const away = { first, last };
  const isPast = first === today && last < today;
  const problem = isPast ? "past" : awayProblem(away, today);
  return problem === undefined ? { value: away } : { wrong: () => problems[problem](away, today) };
}

const problems: Readonly<Record<AwayProblem, (away: Away, today: CalendarDate) => string>> = {
  reversed: ({ first, last }) => `${first}..${last} ends before it starts. Put the earlier date first.`,
  past: ({ first, last }, today) =>
    `${first < today ? first : last} is over: today is ${today}. Use today or a later date.`,
  "too long": (away) =>
    `That's ${awayDays(away)} days. You can be away for up to ${LONGEST_AWAY} days at a time.`,
  "too far": ({ first }) => `${first} is too far ahead. Use a date within the next year.`,
};
