// Which questions a practice asks: the least known ones, topics interleaved.
import { type Card, retrievability } from "./memory.ts";
import type { Question, StudyDay } from "./model.ts";

/**
 * At most `count` questions, those the learner would least recall on `day` first (never seen: not at
 * all), equals in an order drawn from `random`; then dealt so that neighbours differ in topic where
 * they can: interleaving teaches to tell concepts apart (Brunmair & Richter 2019).
 */
export function pickPractice(
  questions: readonly Question[],
  cards: ReadonlyMap<string, Card>,
  day: StudyDay,
  count: number,
  random: () => number,
): readonly Question[] {
  const weakest = questions
    .map((question) => ({ question, recall: retrievability(cards.get(question.id), day), order: random() }))
    .sort((a, b) => a.recall - b.recall || a.order - b.order)
    .slice(0, count)
    .map(({ question }) => question);
  return interleave(weakest);
}

/** Deals the topics in turn, the one with most questions left first, never twice running if avoidable. */
function interleave(questions: readonly Question[]): readonly Question[] {
  const left = [...Map.groupBy(questions, ({ topic }) => topic).values()].map((group) => [...group]);
  const dealt: Question[] = [];
  while (dealt.length < questions.length) {
    left.sort((a, b) => b.length - a.length);
    const last = dealt.at(-1)?.topic;
    const group = left.find(([next]) => next !== undefined && next.topic !== last) ?? left[0];
    const next = group?.shift();
    if (next === undefined) break;
    dealt.push(next);
  }
  return dealt;
}
