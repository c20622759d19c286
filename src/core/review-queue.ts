// A learner's review queue: what to review today, and how much on the following days.
import { type Card, retrievability } from "./memory.ts";
import type { Question, StudyDay } from "./model.ts";
import { addDays } from "./study-day.ts";

/** Reviews per day, unless the learner changes it. */
export const DEFAULT_CAP = 10;

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
  const due = questions
    .flatMap((question) => {
      const card = cards.get(question.id);
      return card !== undefined && card.dueDay <= day
        ? [{ question, recall: retrievability(card, day) }]
        : [];
    })
    .sort((a, b) => a.recall - b.recall || (a.question.id < b.question.id ? -1 : 1))
    .map(({ question }) => question);
  const unseen = questions.filter(({ id }) => !cards.has(id));
  return [...due, ...unseen].slice(0, Math.max(0, left));
}

/**
 * Reviews to expect on each of `days` days from `first` on: up to `cap` per day, the rest moves to the next day.
 * `admits` skips cards of questions that are no longer asked.
 */
export function dueForecast(
  cards: ReadonlyMap<string, Card>,
  first: StudyDay,
  days: number,
  cap: number,
  admits: (questionId: string) => boolean,
): readonly number[] {
  const falling = new Map<StudyDay, number>();
  for (const [id, { dueDay }] of cards) {
    if (!admits(id)) continue;
    const day = dueDay < first ? first : dueDay;
    falling.set(day, (falling.get(day) ?? 0) + 1);
  }
  let waiting = 0;
  return Array.from({ length: days }, (_, index) => {
    waiting += falling.get(addDays(first, index)) ?? 0;
    const done = Math.min(cap, waiting);
    waiting -= done;
    return done;
  });
}
