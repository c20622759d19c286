// The weekly recap: when it's due, and what it picks out of the week.
import type { CalendarDate } from "../model.ts";
import { addDays, calendarDate } from "../study-day.ts";
import { periodOf } from "./period.ts";
import type { Standing } from "./standings.ts";
import { currentLength, type Streak } from "./streak.ts";

/**
 * How long after it was due a recap is still posted, in ms: half a day. After a crash, platforms find a message for a
 * day, so a recap is never sent again when it can't be found anymore.
 */
export const RECAP_WINDOW = 12 * 3_600_000;

/** A question that closes this many days after its week asks for no recap: its drill was paused in between. */
const MAX_DAYS_LATE = 14;

/** The week of a posting's date. */
export interface Week {
  /** Its Monday, which names it. */
  readonly week: CalendarDate;
  /** Its Sunday. */
  readonly lastDate: CalendarDate;
}

/** The week that contains a posting's date. */
export function weekOf(date: CalendarDate): Week {
  const { from = date, to = date } = periodOf("week", date);
  return { week: from, lastDate: to };
}

/** Whether a question that closes at `now` (epoch ms) closes too late for a recap of its week. */
export function isTooLateForRecap({ lastDate }: Week, now: number): boolean {
  return calendarDate(now, "UTC") > addDays(lastDate, MAX_DAYS_LATE);
}

const PODIUM_RANKS = 3;

/** The ranks on the podium, best first. Ties share a rank, so it can have more than three members. */
export function podiumOf<T extends Pick<Standing, "rank" | "points">>(standings: readonly T[]): readonly T[] {
  return standings.filter(({ rank, points }) => rank <= PODIUM_RANKS && points > 0);
}

/** A closed question with its answers: how many, how many of them wrong, and how many were amended. */
export interface AskedQuestion {
  readonly date: CalendarDate;
  readonly answers: number;
  readonly wrong: number;
  readonly amended: number;
}

/** With fewer answers, a count could tell who answered what. */
const FEWEST_ANSWERS = 5;
const FEWEST_FOOLED = 2;

/**
 * The question that fooled the most people; undefined if none fooled two. Leaves out questions with fewer than five
 * answers, and corrected ones. Of equals, the one with the larger share of wrong answers counts, then the later one.
 */
export function mostMissed<T extends AskedQuestion>(questions: readonly T[]): T | undefined {
  return questions
    .filter(
      ({ answers, wrong, amended }) => answers >= FEWEST_ANSWERS && wrong >= FEWEST_FOOLED && amended === 0,
    )
    .toSorted((a, b) => b.wrong - a.wrong || a.answers - b.answers || (a.date < b.date ? 1 : -1))[0];
}

/** Answers, and how many of them were right. */
interface Results {
  readonly answered: number;
  readonly right: number;
}

/** A member's results in the week, and in the four weeks before it. */
export interface Progressing {
  readonly thisWeek: Results;
  readonly before: Results;
}

/** How many days before a week its members are compared with. */
export const DAYS_BEFORE = 28;

const FEWEST_THIS_WEEK = 3;
const FEWEST_BEFORE = 5;
const LEAST_GAIN = 0.1;
/** Shares that differ by less are equal: they're quotients of small numbers. */
const EQUAL = 1e-9;

/**
 * The members whose share of right answers rose the most, by at least ten points. Only members with three answers in
 * the week and five in the four weeks before it count. One right and one wrong answer are added to both shares, so few
 * answers prove little; but their real share has to rise, too. Ties share it.
 */
export function mostImproved<T extends Progressing>(members: readonly T[]): readonly T[] {
  const rising = members
    .filter(
      ({ thisWeek, before }) =>
        thisWeek.answered >= FEWEST_THIS_WEEK &&
        before.answered >= FEWEST_BEFORE &&
        thisWeek.right * before.answered > before.right * thisWeek.answered,
    )
    .map((member) => ({ member, gain: shareOf(member.thisWeek) - shareOf(member.before) }));
  const best = Math.max(LEAST_GAIN, ...rising.map(({ gain }) => gain));
  return rising.filter(({ gain }) => gain >= best - EQUAL).map(({ member }) => member);
}

function shareOf({ answered, right }: Results): number {
  return (right + 1) / (answered + 2);
}

/** A streak, and how many postings closed unanswered since. */
interface Running {
  readonly streak: Streak;
  readonly missed: number;
}

const SHORTEST_STREAK = 3;

/** The longest running streaks, of three or more; ties share it. */
export function longestStreaks<T extends Running>(
  streaks: readonly T[],
): { readonly length: number; readonly holders: readonly T[] } | undefined {
  const lengthOf = ({ streak, missed }: T) => currentLength(streak, missed);
  const length = Math.max(0, ...streaks.map(lengthOf));
  if (length < SHORTEST_STREAK) return undefined;
  return { length, holders: streaks.filter((one) => lengthOf(one) === length) };
}
