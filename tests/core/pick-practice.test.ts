// Practice: how many questions, which ones, and in what order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Card, retrievability } from "../../src/core/memory.ts";
import type { Question } from "../../src/core/model.ts";
import { pickPractice } from "../../src/core/pick-practice.ts";
import { day, plusDays } from "../support/dates.ts";
import { holds } from "../support/law.ts";
import { makeQuestion } from "../support/make-question.ts";
import { seededRandom } from "../support/seeded-random.ts";

const today = day("2025-06-10");

function question(id: string, topic = "dns"): Question {
  return makeQuestion({ id, topic });
}

/** A card last answered `days` days ago: more days make it weaker. */
function seen(days: number): Card {
  const lastDay = plusDays(today, -days);
  return { stability: 5, difficulty: 5, reviews: 1, lapses: 0, lastDay, dueDay: plusDays(lastDay, 5) };
}

function ids(questions: readonly Question[]): readonly string[] {
  return questions.map(({ id }) => id);
}

function repeats(questions: readonly Question[]): number {
  return questions.filter(({ topic }, index) => index > 0 && questions[index - 1]?.topic === topic).length;
}

const anyPractice = fc.record({
  bank: fc
    .array(
      fc.record({
        topic: fc.constantFrom("dns", "services", "cni", "ingress"),
        days: fc.option(fc.nat({ max: 60 }), { nil: undefined }),
      }),
      { maxLength: 25 },
    )
    .map((items) => ({
      questions: items.map(({ topic }, index) => question(`q${index}`, topic)),
      cards: new Map(
        items.flatMap(({ days }, index) => (days === undefined ? [] : [[`q${index}`, seen(days)]])),
      ),
    })),
  count: fc.integer({ min: 0, max: 20 }),
  seed: fc.integer(),
});

describe("practice", () => {
  it("asks only one of two siblings, unless there's nothing else", () => {
    const twins = [
      makeQuestion({ id: "a", siblings: ["b"] }),
      makeQuestion({ id: "b", siblings: ["a"] }),
      question("known"),
    ];
    const cards = new Map([["known", seen(1)]]);
    for (const seed of [1, 2, 3]) {
      const two = ids(pickPractice(twins, cards, today, 2, seededRandom(seed)));
      expect(two.filter((id) => id !== "known")).toHaveLength(1);
      expect(ids(pickPractice(twins, cards, today, 3, seededRandom(seed))).toSorted()).toEqual([
        "a",
        "b",
        "known",
      ]);
    }
  });

  it("picks the least known questions, new ones first", () => {
    const questions = [question("new"), question("fresh"), question("old"), question("older")];
    const cards = new Map([
      ["fresh", seen(1)],
      ["old", seen(20)],
      ["older", seen(40)],
    ]);
    const pick = (count: number) => ids(pickPractice(questions, cards, today, count, seededRandom(1)));
    expect(pick(1)).toEqual(["new"]);
    expect(pick(3)).toEqual(["new", "older", "old"]);
    expect(pick(9)).toEqual(["new", "older", "old", "fresh"]);
  });

  it("asks nothing without questions or with a count of 0", () => {
    expect(pickPractice([], new Map(), today, 5, seededRandom(1))).toEqual([]);
    expect(pickPractice([question("a")], new Map(), today, 0, seededRandom(1))).toEqual([]);
  });

  it("avoids the same topic twice in a row", () => {
    const questions = [
      question("d1"),
      question("d2"),
      question("d3"),
      question("s1", "services"),
      question("c1", "cni"),
    ];
    const picked = pickPractice(questions, new Map(), today, 5, seededRandom(3));
    expect(picked.map(({ topic }) => topic === "dns")).toEqual([true, false, true, false, true]);
  });

  it("orders ties randomly: stable for one seed, different across seeds", () => {
    const questions = Array.from({ length: 12 }, (_, index) => question(`q${index}`));
    const pick = (seed: number) =>
      ids(pickPractice(questions, new Map(), today, 3, seededRandom(seed))).join();
    expect(pick(1)).toBe(pick(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map(pick)).size).toBeGreaterThan(1);
  });

  it("asks as many as requested, each once, and none that is better known than a skipped one (law)", () => {
    holds(
      fc.property(anyPractice, ({ bank: { questions, cards }, count, seed }) => {
        const picked = pickPractice(questions, cards, today, count, seededRandom(seed));
        expect(picked).toHaveLength(Math.min(count, questions.length));
        expect(new Set(ids(picked)).size).toBe(picked.length);
        const recall = ({ id }: Question) => retrievability(cards.get(id), today);
        const byRecall = (some: readonly Question[]) => some.map(recall).sort((a, b) => a - b);
        expect(byRecall(picked)).toEqual(byRecall(questions).slice(0, picked.length));
      }),
    );
  });

  it("asks the weakest of each topic first (law)", () => {
    holds(
      fc.property(anyPractice, ({ bank: { questions, cards }, count, seed }) => {
        const picked = pickPractice(questions, cards, today, count, seededRandom(seed));
        for (const topic of Map.groupBy(picked, (one) => one.topic).values()) {
          const recall = topic.map(({ id }) => retrievability(cards.get(id), today));
          expect(recall).toEqual(recall.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it("repeats a topic only if it has to (law)", () => {
    holds(
      fc.property(anyPractice, ({ bank: { questions, cards }, count, seed }) => {
        const picked = pickPractice(questions, cards, today, count, seededRandom(seed));
        const groups = [...Map.groupBy(picked, ({ topic }) => topic).values()];
        const most = Math.max(0, ...groups.map(({ length }) => length));
        // Each other question can separate two of the largest group; the group's last one needs no separator.
        expect(repeats(picked)).toBe(Math.max(0, most - (picked.length - most) - 1));
      }),
      500,
    );
  });
});
