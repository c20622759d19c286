// Whether weights fitted to one learner's reviews predict the learner better than the standard ones (decision 036).
import { type LogEntry, memoryModel, type Recall, ratingOf, readWeights, type Weights } from "../memory.ts";
import type { StudyDay } from "../model.ts";
import { daysBetween } from "../study-day.ts";

/** With fewer graded answers, a fit fits chance (shared/learning.md: at 400, it's a coin toss). */
export const FEWEST_REVIEWS = 2_000;

/** How much lower the log loss of held-out reviews has to be before weights are adopted. */
export const MARGIN = 0.005;

/** The last fifth of the reviews, by study day, isn't fitted: it shows which weights predict better. */
const HELD_OUT = 1 / 5;

/** Weights are fitted again after a tenth more reviews, and at least so many. */
const FEWEST_MORE = 200;

/** How many reviews make the next fit worthwhile, after one with so many; undefined: there was none. */
export function nextFit(fitReviews: number | undefined): number {
  if (fitReviews === undefined) return FEWEST_REVIEWS;
  return fitReviews + Math.max(FEWEST_MORE, Math.ceil(fitReviews / 10));
}

/** A review as FSRS counts it: one per card and study day. */
interface Review {
  readonly recall: Recall;
  readonly day: StudyDay;
  /** Study days since the card's last review; 0 for its first. */
  readonly days: number;
}

/** A learner's reviews, by card. */
export interface History {
  readonly cards: readonly (readonly Review[])[];
  readonly reviews: number;
  /** Reviews from this study day on are held out. */
  readonly heldOutFrom: StudyDay | undefined;
}

/** The graded reviews of cards' logs, in which "I know this" and further answers of a study day count for nothing. */
export function readHistory(logs: readonly (readonly LogEntry[])[]): History {
  const cards = logs.map(readCard).filter((reviews) => reviews.length > 0);
  const days = cards.flatMap((reviews) => reviews.map(({ day }) => day)).sort();
  return { cards, reviews: days.length, heldOutFrom: days[Math.floor(days.length * (1 - HELD_OUT))] };
}

function readCard(log: readonly LogEntry[]): readonly Review[] {
  const reviews: Review[] = [];
  for (const { recall, day } of log) {
    const last = reviews.at(-1);
    if (recall === "known" || (last !== undefined && day <= last.day)) continue;
    reviews.push({ recall, day, days: last === undefined ? 0 : daysBetween(last.day, day) });
  }
  return reviews;
}

/** One review and those of its card before it, as FSRS optimizers take them: ratings 1–4, and days since the last. */
export type TrainingItem = readonly { readonly rating: number; readonly days: number }[];

/** What to fit: every review before the held-out ones that has an earlier one. */
export function trainingItems({ cards, heldOutFrom }: History): readonly TrainingItem[] {
  return cards.flatMap((reviews) => {
    const known = reviews.filter(({ day }) => heldOutFrom !== undefined && day < heldOutFrom);
    const item = known.map(({ recall, days }) => ({ rating: ratingOf(recall), days }));
    return item.slice(1).map((_, index) => item.slice(0, index + 2));
  });
}

/** Mean log loss of held-out reviews as a model predicts them; undefined if none has an earlier review. */
export function heldOutLoss({ cards, heldOutFrom }: History, weights?: Weights): number | undefined {
  const { scheduler } = memoryModel(undefined, weights);
  let [loss, count] = [0, 0];
  for (const reviews of cards) {
    let state: ReturnType<typeof scheduler.next_state> | null = null;
    for (const { recall, day, days } of reviews) {
      if (state !== null && heldOutFrom !== undefined && day >= heldOutFrom) {
        const recalled = scheduler.forgetting_curve(days, state.stability);
        loss -= Math.log(Math.max(Number.EPSILON, recall === "wrong" ? 1 - recalled : recalled));
        count++;
      }
      state = scheduler.next_state(state, days, ratingOf(recall));
    }
  }
  return count === 0 ? undefined : loss / count;
}

/** What to do with a learner's weights. `gain` is how much lower the log loss is than with the standard ones. */
export type Judgment =
  | { readonly type: "adopt"; readonly weights: Weights; readonly gain: number }
  | { readonly type: "keep" }
  | { readonly type: "drop" };

/**
 * Compares weights from an optimizer with the standard ones and with the learner's current ones, on the held-out reviews.
 * Adopts them only if they are valid, better than the standard ones by the margin, and better than the current ones. Drops
 * current ones that don't beat the standard ones anymore.
 */
export function judgeWeights(history: History, fitted: unknown, current?: Weights): Judgment {
  const standard = heldOutLoss(history);
  if (standard === undefined) return { type: "keep" };
  const gainOf = (weights: Weights | undefined) =>
    weights === undefined ? Number.NEGATIVE_INFINITY : standard - (heldOutLoss(history, weights) ?? standard);
  const weights = readWeights(fitted);
  const [gain, currentGain] = [gainOf(weights), gainOf(current)];
  if (weights !== undefined && gain >= MARGIN && gain > currentGain) return { type: "adopt", weights, gain };
  return { type: current !== undefined && currentGain <= 0 ? "drop" : "keep" };
}
