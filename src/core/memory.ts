// What a learner remembers of a question: FSRS-6 (ts-fsrs) on study days instead of UTC dates.
import { createEmptyCard, type Card as FsrsCard, fsrs, type Grade, Rating, State } from "ts-fsrs";
import type { StudyDay } from "./model.ts";
import { addDays, daysBetween } from "./study-day.ts";

/** How well a question was recalled. Easy is never given: chat shows no effort. */
export type Recall = "wrong" | "guessed" | "right";

/** A learner's memory state for one question; days are the learner's study days. */
export interface Card {
  /** Days after which recall has fallen to 90 %. */
  readonly stability: number;
  /** FSRS difficulty, 1–10. */
  readonly difficulty: number;
  readonly reviews: number;
  readonly lapses: number;
  readonly lastDay: StudyDay;
  readonly dueDay: StudyDay;
}

/** The part of a card that forgetting depends on. */
export type Trace = Pick<Card, "stability" | "lastDay">;

/** Stored with every card, so that a later library or weight set can tell whose numbers they are. */
export const library = "ts-fsrs 5.4";

/** A card is due again after at most so many days. */
const LONGEST_WAIT = 60;

const scheduler = fsrs({
  request_retention: 0.85,
  maximum_interval: LONGEST_WAIT,
  enable_fuzz: false,
  // The default learning steps make a new card due in ten minutes: useless in chat.
  learning_steps: [],
  relearning_steps: [],
});

/** The number of weights of the model, stored with every card. */
export const weightCount = scheduler.parameters.w.length;

const grades: Readonly<Record<Recall, Grade>> = {
  wrong: Rating.Again,
  guessed: Rating.Hard,
  right: Rating.Good,
};

/**
 * The card after an answer on `day`, or undefined where `day` already had its graded answer: one a
 * card and study day. `day` must not be before `card.lastDay` (study-day.ts clamps it).
 */
export function remember(card: Card | undefined, recall: Recall, day: StudyDay): Card | undefined {
  if (card !== undefined && day <= card.lastDay) return undefined;
  const now = noon(day);
  const next = scheduler.next(
    card === undefined ? createEmptyCard(now) : toFsrs(card),
    now,
    grades[recall],
  ).card;
  return {
    stability: next.stability,
    difficulty: next.difficulty,
    reviews: next.reps,
    lapses: next.lapses,
    lastDay: day,
    // ts-fsrs makes Good at least a day longer than Hard, past its own maximum where both reach it.
    dueDay: addDays(day, Math.min(LONGEST_WAIT, next.scheduled_days)),
  };
}

/** The probability, 0–1, that the learner would recall the question on `day`; 0 if never seen. */
export function retrievability(card: Trace | undefined, day: StudyDay): number {
  if (card === undefined) return 0;
  return scheduler.forgetting_curve(Math.max(0, daysBetween(card.lastDay, day)), card.stability);
}

/** One line of a card's log: an answer with its amendment already applied. */
export interface Recalled {
  readonly recall: Recall;
  readonly day: StudyDay;
}

/** The card that a log of answers (in the order study day, time, id) leads to. */
export function replay(log: readonly Recalled[]): Card | undefined {
  let card: Card | undefined;
  for (const { recall, day } of log) card = remember(card, recall, day) ?? card;
  return card;
}

/**
 * ts-fsrs counts elapsed days by UTC date, so that ten minutes across UTC midnight were a day:
 * noon UTC of the study day makes its arithmetic ours.
 */
function noon(day: StudyDay): Date {
  return new Date(`${day}T12:00:00Z`);
}

function toFsrs(card: Card): FsrsCard {
  return {
    due: noon(card.dueDay),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: daysBetween(card.lastDay, card.dueDay),
    learning_steps: 0,
    reps: card.reviews,
    lapses: card.lapses,
    state: State.Review,
    last_review: noon(card.lastDay),
  };
}
