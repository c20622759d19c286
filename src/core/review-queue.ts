// A learner's review queue: what to review today, and how much on the following days.
import { type Away, isAwayOn } from "./away.ts";
import { type Card, retrievability } from "./memory.ts";
import type { Question, StudyDay } from "./model.ts";
import { addDays } from "./study-day.ts";

/** Reviews per day, unless the learner changes it. */
export const DEFAULT_CAP = 10;

/** What bounds a learner's reviews per day. */
export interface ReviewPace {
  /** Reviews per day. */
  readonly cap: number;
  /** How many of them are left today. */
  readonly left: number;
  readonly away?: Away | undefined;
  /** Questions that are open in a channel: not asked today. */
  readonly open: ReadonlySet<string>;
}

/** The due ones of these questions, least likely to be recalled first. */
export function dueReviews(
  questions: readonly Question[],
  cards: ReadonlyMap<string, Card>,
  day: StudyDay,
): readonly Question[] {
  return questions
    .flatMap((question) => {
      const card = cards.get(question.id);
      return card !== undefined && card.dueDay <= day
        ? [{ question, recall: retrievability(card, day) }]
        : [];
    })
    .sort((a, b) => a.recall - b.recall || (a.question.id < b.question.id ? -1 : 1))
    .map(({ question }) => question);
}

/**
 * Today's reviews, up to `left`: due cards, least likely to be recalled first, then new questions in teaching
 * order. The rest stays due for the following days.
 */
export function reviewQueue(
  questions: readonly Question[],
  cards: ReadonlyMap<string, Card>,
  day: StudyDay,
  left: number,
): readonly Question[] {
  const unseen = questions.filter(({ id }) => !cards.has(id));
  return [...dueReviews(questions, cards, day), ...unseen].slice(0, Math.max(0, left));
}

/**
 * Reviews of these questions to expect on each of `days` days, `today` first: none while away, up to the cap on other
 * days. The rest moves to the next day, so a backlog spreads over the days after a return.
 */
export function reviewsAhead(
  questions: readonly Question[],
  cards: ReadonlyMap<string, Card>,
  today: StudyDay,
  days: number,
  { cap, left, away, open }: ReviewPace,
): readonly number[] {
  const falling = new Map<StudyDay, number>();
  for (const { id } of questions) {
    const due = cards.get(id)?.dueDay;
    if (due === undefined) continue;
    const soonest = open.has(id) ? addDays(today, 1) : today;
    const day = due > today ? due : soonest;
    falling.set(day, (falling.get(day) ?? 0) + 1);
  }
  let waiting = 0;
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(today, index);
    waiting += falling.get(day) ?? 0;
    const most = isAwayOn(away, day) ? 0 : Math.max(0, index === 0 ? left : cap);
    const done = Math.min(most, waiting);
    waiting -= done;
    return done;
  });
}
