// What a learner remembers: FSRS-6 on study days, compared with published numbers.
import { describe, expect, it } from "vitest";
import {
  type Card,
  library,
  memoryModel,
  type Recall,
  remember,
  replay,
  retrievability,
  reviewsPerDay,
  weightCount,
} from "../../src/core/memory.ts";
import { studyDay } from "../../src/core/study-day.ts";
import { day, plusDays } from "../support/dates.ts";
import { daysUntil, type Memory, sameDayRight, step } from "../support/fsrs6.ts";
import { ownWeights, weightsWith } from "../support/models/own-weights.ts";

const first = day("2025-06-01");

/** The card after `recalls`; each comes that many days after the last one. */
function cardAfter(...recalls: readonly (readonly [Recall, number])[]): Card {
  let last = first;
  const log = recalls.map(([recall, days]) => {
    last = plusDays(last, days);
    return { recall, day: last };
  });
  const card = replay(log);
  if (card === undefined) throw new Error("The log is empty.");
  return card;
}

/** A card last answered on `first`, in a state from another implementation. */
function cardOf({ stability, difficulty }: Memory): Card {
  return { stability, difficulty, reviews: 2, lapses: 0, lastDay: first, dueDay: plusDays(first, 1) };
}

describe("memory against published numbers", () => {
  // ts-fsrs packages/fsrs/__tests__/FSRS-6.test.ts, "first repeat" (default weights).
  it.each<[Recall, number, number]>([
    ["wrong", 0.212, 6.4133],
    ["guessed", 1.2931, 5.11217071],
    ["right", 2.3065, 2.11810397],
  ])("first answer, %s", (recall, stability, difficulty) => {
    const card = cardAfter([recall, 0]);
    expect(card.stability).toBeCloseTo(stability, 4);
    expect(card.difficulty).toBeCloseTo(difficulty, 4);
  });

  // fsrs-rs src/model_v6.rs, test_forward (default weights): the same grade twice, 1 or 2 days apart.
  it.each<[Recall, number, number, number]>([
    ["wrong", 1, 0.10088589, 8.806304],
    ["guessed", 1, 3.2494123, 6.7404594],
    ["right", 1, 7.3153, 2.1112142],
    ["wrong", 2, 0.112798266, 8.806304],
    ["guessed", 2, 4.4694576, 6.7404594],
  ])("twice %s, %i days apart", (recall, days, stability, difficulty) => {
    const card = cardAfter([recall, 0], [recall, days]);
    expect(card.stability).toBeCloseTo(stability, 4);
    expect(card.difficulty).toBeCloseTo(difficulty, 4);
  });

  // fsrs-rs src/inference.rs, test_memory_state, py-fsrs tests/test_basic.py and ts-fsrs FSRS-6.test.ts:
  // Again, Good the same day, then Good after 1, 3, 8, and 21 days. The bot grades one answer per day, so
  // that it starts from the state after the second: with its effect, and with it switched off (w17–w19 0).
  const afterAgain = step(undefined, "wrong", 0);
  const afterBoth = sameDayRight(afterAgain);
  it.each([
    ["with the same-day answer", afterBoth, 53.62691],
    ["with its stability unchanged", { ...afterBoth, stability: afterAgain.stability }, 53.335106],
  ])("Good after 1, 3, 8, and 21 days, %s", (_, start, stability) => {
    let card = cardOf(start);
    for (const days of [1, 3, 8, 21]) {
      card = remember(card, "right", plusDays(card.lastDay, days)) ?? card;
    }
    expect(card.stability).toBeCloseTo(stability, 4);
    expect(card.difficulty).toBeCloseTo(6.3574867, 4);
  });

  // fsrs-rs src/model_v6.rs, test_power_forgetting_curve.
  it.each([
    [0, 1, 1],
    [1, 2, 0.9403443],
    [2, 3, 0.9253786],
    [3, 4, 0.9185229],
    [4, 4, 0.9],
    [5, 2, 0.8261359],
  ])("recall after %i days at stability %i is %d", (days, stability, recall) => {
    expect(retrievability(cardOf({ stability, difficulty: 5 }), plusDays(first, days))).toBeCloseTo(
      recall,
      5,
    );
  });

  it("names the library and the number of weights", () => {
    expect(weightCount).toBe(21);
    expect(library).toBe("ts-fsrs 5.4");
  });
});

describe("memory", () => {
  it("counts ten minutes across UTC midnight within one study day as zero days", () => {
    const zone = "America/New_York";
    const evening = studyDay(Date.parse("2025-06-01T23:55Z"), zone);
    const later = studyDay(Date.parse("2025-06-02T00:05Z"), zone, evening);
    expect(remember(remember(undefined, "right", evening), "right", later)).toBeUndefined();
    expect(retrievability(remember(undefined, "right", evening), later)).toBe(1);
  });

  it("counts 23 h 50 min within one UTC date but across two study days as one day", () => {
    const early = studyDay(Date.parse("2025-06-02T00:05Z"), "UTC");
    const late = studyDay(Date.parse("2025-06-02T23:55Z"), "UTC", early);
    const card = remember(remember(undefined, "right", early), "right", late);
    expect(card?.stability).toBeCloseTo(7.3153, 4);
  });

  it.each<Recall>(["wrong", "guessed", "right"])(
    "a second answer on the same day, %s, changes nothing",
    (recall) => {
      const card = cardAfter(["right", 0], ["right", 3]);
      expect(remember(card, recall, card.lastDay)).toBeUndefined();
      expect(
        replay([
          { recall: "right", day: first },
          { recall: "right", day: plusDays(first, 3) },
          { recall, day: plusDays(first, 3) },
        ]),
      ).toEqual(card);
    },
  );

  it("an answer before the card's last day changes nothing", () => {
    const card = cardAfter(["right", 0]);
    expect(remember(card, "wrong", plusDays(first, -1))).toBeUndefined();
  });

  it("gains more from a right answer than from a guess, and more from a guess than from a wrong answer", () => {
    const card = cardAfter(["right", 0], ["right", 4]);
    const [wrong, guessed, right] = (["wrong", "guessed", "right"] as const).map((recall) =>
      remember(card, recall, card.dueDay),
    );
    expect(right?.stability).toBeGreaterThan(guessed?.stability ?? Number.NaN);
    expect(guessed?.stability).toBeGreaterThan(card.stability);
    expect(wrong?.stability).toBeLessThan(card.stability);
    expect(wrong?.difficulty).toBeGreaterThan(guessed?.difficulty ?? Number.NaN);
    expect(guessed?.difficulty).toBeGreaterThan(right?.difficulty ?? Number.NaN);
  });

  it("counts reviews, and lapses after a right answer", () => {
    expect(cardAfter(["wrong", 0])).toMatchObject({ reviews: 1, lapses: 0 });
    expect(cardAfter(["wrong", 0], ["wrong", 1], ["right", 1])).toMatchObject({ reviews: 3, lapses: 1 });
  });

  it("is due when recall falls to 85%", () => {
    expect(cardAfter(["right", 0]).dueDay).toBe(plusDays(first, Math.round(daysUntil(0.85, 2.3065))));
    expect(cardAfter(["wrong", 0]).dueDay).toBe(plusDays(first, 1));
  });

  it("is due after 60 days at the latest", () => {
    const known = cardOf({ stability: 500, difficulty: 2 });
    for (const recall of ["guessed", "right"] as const) {
      expect(remember(known, recall, plusDays(first, 60))?.dueDay).toBe(plusDays(first, 120));
    }
  });

  it("has its own curve and waits with a learner's own weights", () => {
    const model = memoryModel(undefined, ownWeights);
    const card = remember(undefined, "right", first, model) as Card;
    expect(card).toMatchObject({ stability: ownWeights[2], decay: ownWeights[20] });
    const recall = (days: number) => (1 + (0.9 ** (-1 / 0.7) - 1) * (days / 10)) ** -0.7;
    for (const days of [1, 5, 40])
      expect(retrievability(card, plusDays(first, days))).toBeCloseTo(recall(days), 6);
    const known = { ...cardOf({ stability: 20, difficulty: 2 }), decay: 0.7 };
    const days = (20 * (0.8 ** (-1 / 0.7) - 1)) / (0.9 ** (-1 / 0.7) - 1);
    expect(1 / reviewsPerDay([known], 80)).toBe(Math.round(days));
    expect(reviewsPerDay([{ ...known, decay: undefined }], 80)).toBe(1 / 60);
  });

  it("names a model by retention and weights", () => {
    const names = [
      memoryModel(),
      memoryModel(90),
      memoryModel(90, ownWeights),
      memoryModel(undefined, ownWeights),
      memoryModel(undefined, weightsWith({ 2: 1.3 })),
    ].map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["ts-fsrs 5.4", "ts-fsrs 5.4 90%"]);
    expect(new Set(names).size).toBe(5);
    expect(memoryModel(90, weightsWith({ ...ownWeights })).name).toBe(names[2]);
  });

  it("has no card and no recall for a new question", () => {
    expect(replay([])).toBeUndefined();
    expect(retrievability(undefined, first)).toBe(0);
  });

  it("has full recall before the card's last day, as in an earlier zone", () => {
    expect(retrievability(cardAfter(["right", 0]), plusDays(first, -1))).toBe(1);
  });
});
