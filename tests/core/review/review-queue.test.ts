// Reviews per day: none while away, up to the cap on other days, and exactly what the queue then offers.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Away } from "../../../src/core/away.ts";
import type { Card } from "../../../src/core/memory.ts";
import { dueReviews, reviewQueue, reviewsAhead } from "../../../src/core/review-queue.ts";
import { date, day, plusDays } from "../../support/dates.ts";
import { holds } from "../../support/law.ts";
import { makeQuestion } from "../../support/make-question.ts";

const today = day("2026-03-02");

/** Questions q0, q1… with cards due so many days from today; undefined: never answered. */
function learner(dueIn: readonly (number | undefined)[]) {
  const questions = dueIn.map((_, index) => makeQuestion({ id: `q${index}` }));
  const cards = new Map(
    dueIn.flatMap((days, index): [string, Card][] => (days === undefined ? [] : [[`q${index}`, card(days)]])),
  );
  return { questions, cards };
}

function card(dueIn: number): Card {
  const lastDay = plusDays(today, -30);
  return { stability: 20, difficulty: 5, reviews: 2, lapses: 0, lastDay, dueDay: plusDays(today, dueIn) };
}

/** Away from so many days after today to so many, both included. */
function awayOn(first: number, last: number): Away {
  return { first: date(plusDays(today, first)), last: date(plusDays(today, last)) };
}

function ahead(dueIn: readonly (number | undefined)[], days: number, more: object = {}): readonly number[] {
  const { questions, cards } = learner(dueIn);
  return reviewsAhead(questions, cards, today, days, { cap: 2, left: 2, open: new Set<string>(), ...more });
}

describe("reviews ahead", () => {
  it.each<[string, readonly (number | undefined)[], object, readonly number[]]>([
    ["nothing due", [], {}, [0, 0, 0, 0, 0]],
    ["new questions, which aren't due", [undefined, undefined], {}, [0, 0, 0, 0, 0]],
    ["due on their days", [0, 1, 3], {}, [1, 1, 0, 1, 0]],
    ["overdue ones, today", [-9, -1], {}, [2, 0, 0, 0, 0]],
    ["a backlog, spread over the days", [-9, -9, -5, -1, 0], {}, [2, 2, 1, 0, 0]],
    ["a backlog that meets later ones", [-9, -9, -5, 1, 1], {}, [2, 2, 1, 0, 0]],
    ["one left of today's reviews", [0, 0, 0], { left: 1 }, [1, 2, 0, 0, 0]],
    ["today's reviews done", [0, 0, 0], { left: 0 }, [0, 2, 1, 0, 0]],
    ["more done than the cap, which was lowered", [0, 0, 0], { left: -3 }, [0, 2, 1, 0, 0]],
    ["one open in a channel today", [0, 0], { open: new Set(["q0"]) }, [1, 1, 0, 0, 0]],
    ["one open that's due later", [2], { open: new Set(["q0"]) }, [0, 0, 1, 0, 0]],
    ["away today and tomorrow", [0, 0, 0, 1], { away: awayOn(0, 1) }, [0, 0, 2, 2, 0]],
    ["away since long ago", [-3, 0, 2], { away: awayOn(-20, 2) }, [0, 0, 0, 2, 1]],
    ["away from tomorrow", [0, 1, 1, 2], { away: awayOn(1, 2) }, [1, 0, 0, 2, 1]],
    ["away beyond the days", [0, 1], { away: awayOn(0, 40) }, [0, 0, 0, 0, 0]],
    ["back since yesterday", [-3, -2, -1], { away: awayOn(-9, -1) }, [2, 1, 0, 0, 0]],
  ])("are right with %s", (_, dueIn, more, expected) => {
    expect(ahead(dueIn, 5, more)).toEqual(expected);
  });

  const anyLearner = fc.array(fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined }), {
    maxLength: 40,
  });
  const anyAway = fc.option(
    fc
      .tuple(fc.integer({ min: -10, max: 30 }), fc.nat({ max: 30 }))
      .map(([first, more]) => awayOn(first, first + more)),
    { nil: undefined },
  );
  const anyCase = fc.record({
    dueIn: anyLearner,
    away: anyAway,
    cap: fc.integer({ min: 1, max: 12 }),
    done: fc.nat({ max: 12 }),
    isOpen: fc.array(fc.boolean(), { maxLength: 40 }),
  });

  it("add up to the cards, with no day over the cap and none while away (law)", () => {
    holds(
      fc.property(anyCase, ({ dueIn, away, cap, done, isOpen }) => {
        const open = new Set(dueIn.flatMap((_, index) => (isOpen[index] ? [`q${index}`] : [])));
        const days = ahead(dueIn, 150, { cap, left: cap - done, away, open });
        const cards = dueIn.filter((due) => due !== undefined).length;
        expect(days.reduce((total, reviews) => total + reviews, 0)).toBe(cards);
        expect(days[0]).toBeLessThanOrEqual(Math.max(0, cap - done));
        for (const [index, reviews] of days.entries()) {
          expect(reviews).toBeLessThanOrEqual(cap);
          const on = plusDays(today, index);
          if (away !== undefined && date(on) >= away.first && date(on) <= away.last) expect(reviews).toBe(0);
        }
      }),
    );
  });

  it("are what the queue offers of due cards on each day, if all are answered (law)", () => {
    holds(
      fc.property(anyCase, ({ dueIn, away, cap, done }) => {
        const { questions, cards } = learner(dueIn);
        const days = reviewsAhead(questions, cards, today, 60, {
          cap,
          left: cap - done,
          away,
          open: new Set(),
        });
        const waiting = new Map(cards);
        for (const [index, reviews] of days.entries()) {
          const on = plusDays(today, index);
          const isAway = away !== undefined && date(on) >= away.first && date(on) <= away.last;
          const left = isAway ? 0 : index === 0 ? cap - done : cap;
          const offered = reviewQueue(questions, waiting, on, left).filter(({ id }) => waiting.has(id));
          expect(offered).toHaveLength(reviews);
          expect(offered).toEqual(dueReviews(questions, waiting, on).slice(0, reviews));
          for (const { id } of offered) waiting.set(id, card(900));
        }
      }),
    );
  });
});

describe("due reviews", () => {
  it("come weakest first, then by ID, without new and later ones", () => {
    const { questions, cards } = learner([0, undefined, 0, 1, 0]);
    cards.set("q4", { ...card(0), stability: 5 });
    expect(dueReviews(questions.toReversed(), cards, today).map(({ id }) => id)).toEqual(["q4", "q0", "q2"]);
  });

  it("fill the day's queue before new ones do", () => {
    const { questions, cards } = learner([undefined, 0, undefined, 0]);
    const queue = (left: number) => reviewQueue(questions, cards, today, left).map(({ id }) => id);
    expect(queue(3)).toEqual(["q1", "q3", "q0"]);
    expect(queue(1)).toEqual(["q1"]);
    expect(queue(-1)).toEqual([]);
  });
});
