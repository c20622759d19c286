// Which questions a quiz asks: the least known ones, with topics interleaved.
import { type Card, retrievability } from "./memory.ts";
import type { Question, StudyDay } from "./model.ts";

/**
 * Up to `count` questions that the learner recalls least on `day` (new ones count as 0); ties in random order.
 * Of siblings it takes one, if enough others are left. Neighbors differ in topic if possible: interleaving helps to tell
 * concepts apart (Brunmair & Richter 2019).
 * `random` returns numbers in [0, 1).
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
    .map(({ question }) => question);
  return interleave(siblingsLast(weakest).slice(0, count));
}

/** Moves questions to the end if one before them asks almost the same. */
function siblingsLast(questions: readonly Question[]): readonly Question[] {
  const first: Question[] = [];
  const ids = new Set<string>();
  for (const question of questions) {
    if (question.siblings?.some((id) => ids.has(id)) === true) continue;
    first.push(question);
    ids.add(question.id);
  }
  return [...first, ...questions.filter(({ id }) => !ids.has(id))];
}

/** Takes the topics in turn, the one with the most questions left first, and avoids the same one twice in a row. */
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
