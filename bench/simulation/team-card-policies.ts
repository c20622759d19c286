// Schedulers made for one learner, run on the team as if it were one: due questions first, then new ones.
import { type Card, remember } from "../../src/core/memory.ts";
import type { Question } from "../../src/core/model.ts";
import { reviewQueue } from "../../src/core/review-queue.ts";
import { inOrderOfTies } from "./order.ts";
import type { Answer, Channel, Policy } from "./policy.ts";
import { studyDayAt } from "./team.ts";

/** Days until a question of Leitner's boxes 1 to 5 is due again. */
const BOX_DAYS = [1, 2, 4, 8, 16];

/** Leitner's boxes: up one if at least half knew it, else back to the first. The lowest due box is asked. */
export function leitner(channel: Channel): Policy {
  return dueThenNew<number>(channel, {
    answered: (box, knew) => (knew >= 0.5 ? Math.min((box ?? -1) + 1, BOX_DAYS.length - 1) : 0),
    daysUntilDue: (box) => BOX_DAYS[box] ?? 1,
    order: (box) => box,
  });
}

interface SuperMemoCard {
  readonly repetitions: number;
  readonly easiness: number;
  readonly interval: number;
}

/**
 * SM-2 (Woźniak 1990, https://super-memory.com/english/ol/sm2.htm); the quality of the team's answer is the
 * share of those who knew it, times five. The longest overdue is asked.
 */
export function superMemo2(channel: Channel): Policy {
  return dueThenNew<SuperMemoCard>(channel, {
    answered: (card, knew) => {
      const quality = Math.round(5 * knew);
      const { repetitions, easiness, interval } = card ?? { repetitions: 0, easiness: 2.5, interval: 0 };
      if (quality < 3) return { repetitions: 0, easiness, interval: 1 };
      const [missed, next] = [5 - quality, repetitions + 1];
      return {
        repetitions: next,
        easiness: Math.max(1.3, easiness + 0.1 - missed * (0.08 + missed * 0.02)),
        interval: next === 1 ? 1 : next === 2 ? 6 : Math.ceil(interval * easiness),
      };
    },
    daysUntilDue: ({ interval }) => interval,
    order: (_, due) => due,
  });
}

/**
 * The product's own memory and review queue, with one card for the whole team: Good if at least half knew
 * it, else Again. Where nothing is due or new, the next to be due is asked.
 */
export function dueFirst(channel: Channel): Policy {
  const mixed = inOrderOfTies(channel);
  const cards = new Map<string, Card>();
  const dueDay = ({ id }: Question) => cards.get(id)?.dueDay ?? "";
  return {
    ask: (day) =>
      reviewQueue(mixed, cards, studyDayAt(day), 1)[0] ??
      mixed.toSorted((one, other) => (dueDay(one) < dueDay(other) ? -1 : 1))[0],
    closed: ({ question, day, answers }) => {
      if (answers.length === 0) return;
      const recall = shareThatKnew(answers) >= 0.5 ? "right" : "wrong";
      const card = remember(cards.get(question.id), recall, studyDayAt(day));
      if (card !== undefined) cards.set(question.id, card);
    },
  };
}

interface Scheduling<Box> {
  /** What the share of answers, 0–1, that knew it makes of the question's box; undefined at first. */
  answered(box: Box | undefined, knew: number): Box;
  daysUntilDue(box: Box): number;
  /** Of due questions the one with the smallest order is asked. */
  order(box: Box, due: number): number;
}

/** If nothing is due or new, asks the question that's due next. A day without answers changes nothing. */
function dueThenNew<Box>(channel: Channel, scheduling: Scheduling<Box>): Policy {
  const mixed = inOrderOfTies(channel);
  const boxes = new Map<Question, { readonly box: Box; readonly due: number }>();
  return {
    ask: (day) => {
      const waiting = [...boxes].map(([question, { box, due }]) => ({
        question,
        due,
        order: scheduling.order(box, due),
      }));
      const isDue = waiting.filter(({ due }) => due <= day).sort((one, other) => one.order - other.order);
      const unseen = mixed.find((question) => !boxes.has(question));
      return isDue[0]?.question ?? unseen ?? waiting.sort((one, other) => one.due - other.due)[0]?.question;
    },
    closed: ({ question, day, answers }) => {
      if (answers.length === 0) return;
      const box = scheduling.answered(boxes.get(question)?.box, shareThatKnew(answers));
      boxes.set(question, { box, due: day + scheduling.daysUntilDue(box) });
    },
  };
}

/** Who says that they guessed did not know. */
function shareThatKnew(answers: readonly Answer[]): number {
  return answers.filter(({ recall }) => recall === "right").length / answers.length;
}
