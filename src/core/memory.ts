// What a learner remembers of a question: FSRS-6 (ts-fsrs) on study days instead of UTC dates.
import { createEmptyCard, type FSRS, type Card as FsrsCard, fsrs, type Grade, Rating, State } from "ts-fsrs";
import type { StudyDay } from "./model.ts";
import { addDays, daysBetween } from "./study-day.ts";

/** How well a learner recalled a question. There's no "easy": chat doesn't show effort. */
export type Recall = "wrong" | "guessed" | "right";

/** How well an answer shows that the question was recalled. After a hint, "right" shows no more than a guess. */
export function recallOf(answer: {
  readonly correct: boolean;
  readonly guessed: boolean;
  readonly hinted: boolean;
}): Recall {
  if (!answer.correct) return "wrong";
  return answer.guessed || answer.hinted ? "guessed" : "right";
}

/** A learner's memory state for one question; days are the learner's study days. */
export interface Card {
  /** Days until recall has fallen to 90%. */
  readonly stability: number;
  /** FSRS difficulty, 1–10. */
  readonly difficulty: number;
  readonly reviews: number;
  readonly lapses: number;
  readonly lastDay: StudyDay;
  readonly dueDay: StudyDay;
}

/** The part of a card that determines forgetting. */
export type Trace = Pick<Card, "stability" | "lastDay">;

/** Stored with every card, so that a later library can recognize old numbers. */
export const library = "ts-fsrs 5.4";

/** Longest interval between two reviews, in days. */
export const MAX_INTERVAL = 60;

/** How sure learners want to stay, in percent: the recall at which a card comes back. */
export const RETENTION = { least: 80, most: 95, usual: 85 } as const;

/** A learner's memory model: FSRS with their desired retention. */
export interface MemoryModel {
  /** Stored with every card, so that cards of another model are recognized. */
  readonly name: string;
  readonly scheduler: FSRS;
}

const models = new Map<number, MemoryModel>();

/** The model for a desired retention, in percent. */
export function memoryModel(retention: number = RETENTION.usual): MemoryModel {
  const known = models.get(retention);
  if (known !== undefined) return known;
  const scheduler = fsrs({
    request_retention: retention / 100,
    maximum_interval: MAX_INTERVAL,
    enable_fuzz: false,
    // The default learning steps make a new card due in ten minutes, which is useless in chat.
    learning_steps: [],
    relearning_steps: [],
  });
  const name = retention === RETENTION.usual ? library : `${library} ${retention}%`;
  const model = { name, scheduler };
  models.set(retention, model);
  return model;
}

const usual = memoryModel();

/** The number of weights in the model, stored with every card. */
export const weightCount = usual.scheduler.parameters.w.length;

const grades: Readonly<Record<Recall, Grade>> = {
  wrong: Rating.Again,
  guessed: Rating.Hard,
  right: Rating.Good,
};

/**
 * The card after an answer on `day`. Undefined if the card already had an answer that day: only one per study day
 * counts. `day` can't be before `card.lastDay` (study-day.ts clamps it).
 */
export function remember(
  card: Card | undefined,
  recall: Recall,
  day: StudyDay,
  { scheduler }: MemoryModel = usual,
): Card | undefined {
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
    // ts-fsrs exceeds its maximum when Hard reaches it, because Good must be a day longer.
    dueDay: addDays(day, Math.min(MAX_INTERVAL, next.scheduled_days)),
  };
}

/** The probability, 0–1, that the learner recalls the question on `day`; 0 without a card. */
export function retrievability(card: Trace | undefined, day: StudyDay): number {
  if (card === undefined) return 0;
  return usual.scheduler.forgetting_curve(Math.max(0, daysBetween(card.lastDay, day)), card.stability);
}

/** The card after "I know this" on `day`: due once after the longest interval. The next answer schedules it as usual. */
function postpone(card: Card, day: StudyDay): Card {
  return { ...card, dueDay: addDays(day > card.lastDay ? day : card.lastDay, MAX_INTERVAL) };
}

/** Whether the card already has an answer or "I know this" from `day` or later: then the log's order decides. */
export function needsReplay(card: Card | undefined, day: StudyDay): boolean {
  return card !== undefined && (card.lastDay >= day || card.dueDay >= addDays(day, MAX_INTERVAL));
}

/** One answer in a card's log, with its amendments applied. */
export interface Recalled {
  readonly recall: Recall;
  readonly day: StudyDay;
}

/** One entry in a card's log: an answer, or "I know this". */
export type LogEntry = Recalled | { readonly recall: "known"; readonly day: StudyDay };

/** The card after a log of entries, in the order study day, time, ID. */
export function replay(log: readonly LogEntry[], model: MemoryModel = usual): Card | undefined {
  let card: Card | undefined;
  for (const { recall, day } of log) {
    if (recall !== "known") card = remember(card, recall, day, model) ?? card;
    else if (card !== undefined) card = postpone(card, day);
  }
  return card;
}

/** Reviews per day that cards will cost at a desired retention, in percent. */
export function reviewsPerDay(cards: Iterable<Card>, retention: number): number {
  const { scheduler } = memoryModel(retention);
  let perDay = 0;
  for (const { stability } of cards) perDay += 1 / scheduler.next_interval(stability, 0);
  return perDay;
}

/**
 * ts-fsrs counts elapsed days by UTC date: ten minutes across UTC midnight would be one day. With noon UTC of the
 * study day, it counts study days.
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
