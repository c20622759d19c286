// Learners who forget by FSRS-6 with known weights, and review as Kubedrill asks them to.
import { default_w, type FSRSState, fsrs } from "ts-fsrs";
import { type Card, type LogEntry, type Recall, ratingOf, remember } from "../../src/core/memory.ts";
import type { StudyDay } from "../../src/core/model.ts";
import { addDays, daysBetween } from "../../src/core/study-day.ts";
import { createChance, normal } from "../simulation/chance.ts";

/** The first study day. */
const FIRST = "2026-01-05" as StudyDay;

const QUESTIONS = 337;
const PER_DAY = 10;

/** The share of days on which a learner reviews. */
const ACTIVE = 0.85;

/** The share of first answers that are right, and of right answers that were guessed or given after a hint. */
const KNOWN = 0.55;
const GUESSED = 0.12;

/** Standard deviations of the logarithms of weights: w0 to w3 share one factor. */
const SPREAD = { stability: 0.6, decay: 0.35, other: 0.2 };

/** The weights of a learner: the standard ones, or perturbed. ts-fsrs clips them to their legal ranges. */
export function trueWeights(seed: number, differs: boolean): readonly number[] {
  if (!differs) return default_w;
  const chance = createChance(seed, "weights");
  const weights = default_w.map((weight, index) => {
    const spread = index < 4 ? SPREAD.stability : index === 20 ? SPREAD.decay : SPREAD.other;
    return weight * Math.exp(spread * normal(chance, index < 4 ? 0 : index));
  });
  return fsrs({ w: weights, enable_short_term: false }).parameters.w;
}

interface Known {
  readonly state: FSRSState;
  readonly card: Card;
}

/** The logs of so many reviews by a learner with these weights: due cards first, then new questions, ten per day. */
export function practice(seed: number, weights: readonly number[], reviews: number): readonly LogEntry[][] {
  const truth = fsrs({ w: [...weights], enable_short_term: false });
  const chance = createChance(seed, "recalls");
  const logs: LogEntry[][] = Array.from({ length: QUESTIONS }, () => []);
  const known = new Map<number, Known>();
  let done = 0;
  for (let today = FIRST, number = 0; done < reviews; today = addDays(today, 1), number++) {
    if (chance(number, -1) > ACTIVE) continue;
    const due = [...known].filter(([, { card }]) => card.dueDay <= today).map(([question]) => question);
    const fresh = logs.flatMap((log, question) => (log.length === 0 ? question : []));
    for (const question of [...due, ...fresh].slice(0, Math.min(PER_DAY, reviews - done))) {
      const before = known.get(question);
      const days = before === undefined ? 0 : daysBetween(before.card.lastDay, today);
      const recalled = before === undefined ? KNOWN : truth.forgetting_curve(days, before.state.stability);
      const isRight = chance(number, question, 0) < recalled;
      const recall: Recall = !isRight ? "wrong" : chance(number, question, 1) < GUESSED ? "guessed" : "right";
      logs[question]?.push({ recall, day: today });
      const card = remember(before?.card, recall, today) ?? before?.card;
      const state = truth.next_state(before?.state ?? null, days, ratingOf(recall));
      if (card !== undefined) known.set(question, { state, card });
      done++;
    }
  }
  return logs.filter((log) => log.length > 0);
}
