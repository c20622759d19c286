// A learner's numbers, shared by several views.

import { currentLength } from "../../core/leaderboard/streak.ts";
import { type Mastery, mastery } from "../../core/mastery.ts";
import type { Curriculum } from "../../core/model.ts";
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
