// What a learner remembers of a question: FSRS-6 (ts-fsrs) on study days instead of UTC dates.
import { clipParameters, type FSRS, forgetting_curve, fsrs, type Grade, Rating } from "ts-fsrs";
import { hashText } from "./id.ts";
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
  /** How steeply the learner's own model forgets, FSRS weight 20; undefined: as usual. */
  readonly decay?: number | undefined;
}

/** The part of a card that determines forgetting. */
export type Trace = Pick<Card, "stability" | "lastDay" | "decay">;

/** Stored with every card, so that a later library can recognize old numbers. */
export const library = "ts-fsrs 5.4";

/** Longest interval between two reviews, in days. */
export const MAX_INTERVAL = 60;

/** How sure learners want to stay, in percent: the recall at which a card comes back. */
export const RETENTION = { least: 80, most: 95, usual: 85 } as const;

/** The weights of FSRS-6, w0 to w20, fitted to one learner. `readWeights` makes them. */
export type Weights = readonly number[] & { readonly brand: "weights" };

/** A learner's memory model: FSRS with their desired retention, and their own weights if they have some. */
export interface MemoryModel {
  /** Stored with every card, so that cards of another model are recognized. */
  readonly name: string;
  readonly scheduler: FSRS;
  /** Weight 20 of own weights, stored with every card. */
  readonly decay: number | undefined;
}

const models = new Map<string, MemoryModel>();

/** Making a model takes longer than an answer; one takes a few kilobytes. */
const MOST_MODELS = 500;

/** The model for a desired retention, in percent, and own weights. */
export function memoryModel(retention: number = RETENTION.usual, weights?: Weights): MemoryModel {
  const key = `${retention} ${weights ?? ""}`;
  const known = models.get(key);
  if (known !== undefined) return known;
  const scheduler = fsrs({
    request_retention: retention / 100,
    maximum_interval: MAX_INTERVAL,
    enable_fuzz: false,
    // The default learning steps make a new card due in ten minutes, which is useless in chat.
    learning_steps: [],
    relearning_steps: [],
    // Own weights are fitted without a short term: only one answer per study day counts.
    ...(weights !== undefined && { w: [...weights], enable_short_term: false }),
  });
  const sure = retention === RETENTION.usual ? "" : ` ${retention}%`;
  const own = weights === undefined ? "" : ` own ${hashText(weights.join()).toString(16)}`;
  const model = { name: `${library}${sure}${own}`, scheduler, decay: weights?.at(-1) };
  if (models.size >= MOST_MODELS) models.clear();
  models.set(key, model);
  return model;
}

const usual = memoryModel();

const usualWeights: readonly number[] = usual.scheduler.parameters.w;
const usualDecay = usualWeights.at(-1) ?? 0;

/** The number of weights in the model, stored with every card. */
export const weightCount = usualWeights.length;

/** Digits after the decimal point of weights. The optimizer computes with seven digits. */
const PRECISION = 1e6;

/** Weights from an optimizer or the database; undefined unless ts-fsrs takes each of them as it is. */
export function readWeights(values: unknown): Weights | undefined {
  if (!Array.isArray(values) || values.length !== weightCount || !values.every(Number.isFinite))
    return undefined;
  const weights = values.map((value) => Math.round(value * PRECISION) / PRECISION);
  const clipped = clipParameters(weights, 0, false);
  return weights.every((weight, index) => weight === clipped[index])
    ? (weights as unknown as Weights)
    : undefined;
}

const grades: Readonly<Record<Recall, Grade>> = {
  wrong: Rating.Again,
  guessed: Rating.Hard,
  right: Rating.Good,
};

/** How FSRS grades a recall, 1–4. */
export function ratingOf(recall: Recall): Grade {
  return grades[recall];
}

/**
 * The card after an answer on `day`. Undefined if the card already had an answer that day: only one per study day
 * counts. `day` can't be before `card.lastDay` (study-day.ts clamps it).
 */
export function remember(
  card: Card | undefined,
  recall: Recall,
  day: StudyDay,
  { scheduler, decay }: MemoryModel = usual,
): Card | undefined {
  if (card !== undefined && day <= card.lastDay) return undefined;
  const grade = grades[recall];
  const days = card === undefined ? 0 : daysBetween(card.lastDay, day);
  const { stability, difficulty } = scheduler.next_state(card ?? null, days, grade);
  return {
    stability,
    difficulty,
    reviews: (card?.reviews ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card !== undefined && recall === "wrong" ? 1 : 0),
    lastDay: day,
    dueDay: addDays(day, Math.min(MAX_INTERVAL, wait())),
    decay,
  };

  /** Days, as the scheduler of ts-fsrs decides: Good waits longer than Hard. */
  function wait(): number {
    const own = scheduler.next_interval(stability, days);
    if (card === undefined || recall === "wrong") return own;
    const other = recall === "right" ? Rating.Hard : Rating.Good;
    const others = scheduler.next_interval(scheduler.next_state(card, days, other).stability, days);
    return recall === "right" ? Math.max(own, Math.min(own, others) + 1) : Math.min(own, others);
  }
}

/** The probability, 0–1, that the learner recalls the question on `day`; 0 without a card. */
export function retrievability(card: Trace | undefined, day: StudyDay): number {
  if (card === undefined) return 0;
  return forgetting_curve(
    card.decay ?? usualDecay,
    Math.max(0, daysBetween(card.lastDay, day)),
    card.stability,
  );
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

/** Reviews per day that cards will cost at a desired retention, in percent. Of the weights, only the decay matters. */
export function reviewsPerDay(cards: Iterable<Card>, retention: number): number {
  let perDay = 0;
  for (const { stability, decay } of cards) {
    const weights = decay === undefined ? undefined : readWeights(usualWeights.with(-1, decay));
    perDay += 1 / memoryModel(retention, weights).scheduler.next_interval(stability, 0);
  }
  return perDay;
}
