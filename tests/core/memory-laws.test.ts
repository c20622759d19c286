// Laws of memory: what holds for any log of answers, compared with an independent FSRS-6.
import fc from "fast-check";
import { createEmptyCard, fsrs } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import {
  type Card,
  type Recall,
  type Recalled,
  ratingOf,
  remember,
  replay,
  retrievability,
} from "../../src/core/memory.ts";
import type { StudyDay } from "../../src/core/model.ts";
import { daysBetween } from "../../src/core/study-day.ts";
import { anyDay, plusDays } from "../support/dates.ts";
import { type Memory, recallAfter, step } from "../support/fsrs6.ts";
import { holds } from "../support/law.ts";

const anyRecall = fc.constantFrom<Recall>("wrong", "guessed", "right");
const anyLog = (gap: { min: number; max: number }) =>
  fc
    .tuple(anyDay, fc.array(fc.tuple(anyRecall, fc.integer(gap)), { minLength: 1, maxLength: 12 }))
    .map(([start, steps]) => {
      let last = start;
      return steps.map(([recall, days]): Recalled => {
        last = plusDays(last, days);
        return { recall, day: last };
      });
    });

describe("memory of any log", () => {
  it("agrees with a second implementation of FSRS-6 (law)", () => {
    holds(
      fc.property(anyLog({ min: 1, max: 90 }), fc.nat({ max: 200 }), (log, later) => {
        let card: Card | undefined;
        let expected: Memory | undefined;
        let last: StudyDay | undefined;
        for (const { recall, day: today } of log) {
          expected = step(expected, recall, last === undefined ? 0 : daysBetween(last, today));
          card = remember(card, recall, today);
          last = today;
          expect(Math.abs((card?.stability ?? 0) / expected.stability - 1)).toBeLessThan(1e-4);
          expect(card?.difficulty).toBeCloseTo(expected.difficulty, 4);
        }
        if (card === undefined || expected === undefined) throw new Error("The log is empty.");
        const recall = retrievability(card, plusDays(card.lastDay, later));
        expect(recall).toBeCloseTo(recallAfter(later, expected.stability), 4);
      }),
      150,
    );
  });

  it("does exactly what the scheduler of ts-fsrs does on noons of study days (law)", () => {
    const scheduler = fsrs({
      request_retention: 0.85,
      maximum_interval: 60,
      learning_steps: [],
      relearning_steps: [],
    });
    const noon = (day: StudyDay) => new Date(`${day}T12:00:00Z`);
    holds(
      fc.property(anyLog({ min: 1, max: 90 }), (log) => {
        let expected = createEmptyCard(noon(log[0]?.day as StudyDay));
        for (const { recall, day } of log)
          expected = scheduler.next(expected, noon(day), ratingOf(recall)).card;
        const card = replay(log);
        const { stability, difficulty, reps: reviews, lapses } = expected;
        expect(card).toMatchObject({ stability, difficulty, reviews, lapses });
        const days = Math.min(60, expected.scheduled_days);
        expect(card?.dueDay).toBe(plusDays(card?.lastDay as StudyDay, days));
      }),
    );
  });

  it("is due after 1 to 60 days (law)", () => {
    holds(
      fc.property(anyLog({ min: 1, max: 90 }), (log) => {
        const card = replay(log);
        if (card === undefined) throw new Error("The log is empty.");
        const wait = daysBetween(card.lastDay, card.dueDay);
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(60);
        expect(card.difficulty).toBeGreaterThanOrEqual(1);
        expect(card.difficulty).toBeLessThanOrEqual(10);
        expect(card.stability).toBeGreaterThan(0);
      }),
    );
  });

  it("replays to the same card as answering step by step, one answer per study day (law)", () => {
    holds(
      fc.property(anyLog({ min: 0, max: 5 }), (log) => {
        let card: Card | undefined;
        for (const { recall, day: today } of log) card = remember(card, recall, today) ?? card;
        expect(replay(log)).toEqual(card);
        expect(card?.reviews).toBe(new Set(log.map(({ day: today }) => today)).size);
        const firstOfDay = log.filter(({ day: today }, index) => log[index - 1]?.day !== today);
        expect(replay(firstOfDay)).toEqual(card);
      }),
    );
  });

  it("fades every day (law)", () => {
    holds(
      fc.property(anyLog({ min: 1, max: 30 }), fc.nat({ max: 300 }), (log, days) => {
        const card = replay(log);
        if (card === undefined) throw new Error("The log is empty.");
        const today = retrievability(card, plusDays(card.lastDay, days));
        const tomorrow = retrievability(card, plusDays(card.lastDay, days + 1));
        expect(tomorrow).toBeLessThanOrEqual(today);
        expect(tomorrow).toBeGreaterThan(0);
        expect(today).toBeLessThanOrEqual(1);
      }),
    );
  });
});
