// A learner's numbers, shared by several views.

import { currentLength } from "../../core/leaderboard/streak.ts";
import { type Mastery, mastery } from "../../core/mastery.ts";
import type { Card } from "../../core/memory.ts";
import type { Curriculum, StudyDay } from "../../core/model.ts";
import { dueForecast } from "../../core/review-queue.ts";
import { addDays, weekday } from "../../core/study-day.ts";
import type { RunningStreak, Tally } from "../../ports/storage/answers.ts";

/** The longest streak of a member's drills, and the freezes of the drill with the longest current one. */
export function longestStreak(streaks: readonly RunningStreak[]): {
  readonly current: number;
  readonly longest: number;
  readonly freezes: number;
} {
  const running = streaks.map(({ streak, missed }) => ({
    current: currentLength(streak, missed),
    freezes: Math.max(0, streak.freezes - missed),
  }));
  const current = Math.max(0, ...running.map((one) => one.current));
  const inThose = running.filter((one) => one.current === current && current > 0);
  return {
    current,
    longest: Math.max(0, ...streaks.map(({ streak }) => streak.longest)),
    freezes: Math.max(0, ...inThose.map(({ freezes }) => freezes)),
  };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return {
    right: tallies.reduce((total, { right }) => total + right, 0),
    answered: tallies.reduce((total, { answered }) => total + answered, 0),
  };
}

/** The learner's mastery of every topic, in teaching order. */
export function topicMasteries(
  { topics, questions }: Curriculum,
  tallies: ReadonlyMap<string, Tally>,
): readonly { readonly slug: string; readonly title: string; readonly mastery: Mastery }[] {
  return topics.map(({ slug, title }) => {
    const asked = [...questions.values()].filter(({ topic }) => topic === slug);
    const { right, answered } = sumTallies(asked.flatMap(({ id }) => tallies.get(id) ?? []));
    return { slug, title, mastery: mastery(right, answered) };
  });
}

/** Questions that reviews leave out: while they're open in a channel, and while they're suspended. */
export interface LeftOut {
  readonly open: ReadonlySet<string>;
  readonly suspended: ReadonlySet<string>;
}

/**
 * Reviews due on each of `days` days from today, up to `cap` per day; weekdays are English names. Skips suspended
 * questions, and open ones that are due today.
 */
export function reviewsAhead(
  curriculum: Curriculum,
  cards: ReadonlyMap<string, Card>,
  today: StudyDay,
  days: number,
  cap: number,
  { open, suspended }: LeftOut,
) {
  const admits = (id: string) =>
    curriculum.questions.has(id) &&
    !suspended.has(id) &&
    !(open.has(id) && (cards.get(id)?.dueDay ?? today) <= today);
  return dueForecast(cards, today, days, cap, admits).map((reviews, later) => ({
    weekday: weekday(addDays(today, later)),
    reviews,
  }));
}
