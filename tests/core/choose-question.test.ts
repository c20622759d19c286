// The team's question: the formula, which questions are allowed, and how ties end.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseQuestion,
  daysSinceLatest,
  GAP_DAYS,
  latenessOf,
  participation,
  SIBLING_GAP_DAYS,
} from "../../src/core/choose-question.ts";
import { holds } from "../support/law.ts";
import { anyTeam, candidate, expectedRepairs, isApart, isFresh, isRested } from "./candidates.ts";

describe("choosing the team's question", () => {
  it("picks what most of the team has probably forgotten", () => {
    const choice = chooseQuestion(
      [
        candidate("known", { recall: [0.9, 0.9, 0.9] }),
        candidate("forgotten", { recall: [0.4, 0.3, 0.9], asks: 2, daysSinceAsked: 24 }),
        candidate("by one", { recall: [0.9, 0, 0.9] }),
      ],
      [1, 1, 1],
      [],
      "seed",
    );
    expect(choice).toEqual({
      id: "forgotten",
      repairs: expect.closeTo(1.4, 9),
      wouldKnow: 2,
      of: 3,
      daysSinceAsked: 24,
      comeback: false,
      topicAsked: 1,
      topicSize: 3,
    });
  });

  it("weighs each participant by how often they answer", () => {
    const candidates = [candidate("a", { recall: [0, 1] }), candidate("b", { recall: [1, 0] })];
    expect(chooseQuestion(candidates, [0.9, 0.2], [], "s")?.id).toBe("a");
    expect(chooseQuestion(candidates, [0.2, 0.9], [], "s")?.id).toBe("b");
  });

  it("finds nothing without candidates", () => {
    expect(chooseQuestion([], [1], ["dns", "dns"], "s")).toBeUndefined();
  });

  it.each([
    [0, "other"],
    [6, "other"],
    [7, "asked"],
    [30, "asked"],
    [undefined, "asked"],
  ])("never repeats a question within seven days: asked %s days ago", (daysSinceAsked, expected) => {
    const candidates = [candidate("asked", { daysSinceAsked }), candidate("other", { recall: [0.9] })];
    expect(GAP_DAYS).toBe(7);
    expect(chooseQuestion(candidates, [1], [], "s")?.id).toBe(expected);
  });

  it.each([
    [0, "other"],
    [13, "other"],
    [14, "sibling"],
    [undefined, "sibling"],
  ])("keeps siblings 14 days apart: one asked %s days ago", (daysSinceSibling, expected) => {
    expect(SIBLING_GAP_DAYS).toBe(14);
    const candidates = [candidate("sibling", { daysSinceSibling }), candidate("other", { recall: [0.9] })];
    expect(chooseQuestion(candidates, [1], [], "s")?.id).toBe(expected);
  });

  it.each([
    [[], "same"],
    [["dns"], "same"],
    [["dns", "cni"], "same"],
    [["cni", "dns"], "same"],
    [["cni", "dns", "dns"], "same"],
    [["dns", "dns"], "other"],
    [["dns", "dns", "cni"], "other"],
  ])("never asks a topic three times in a row: last topics %j", (lastTopics, expected) => {
    const candidates = [candidate("same"), candidate("other", { topic: "services", recall: [0.9] })];
    expect(chooseQuestion(candidates, [1], lastTopics, "s")?.id).toBe(expected);
  });

  it("drops the topic rule, the siblings' gap, and then the gap if nothing is allowed", () => {
    const sameTopic = candidate("same topic", { recall: [0.9] });
    const tooSoon = candidate("too soon", { topic: "services", daysSinceAsked: 6 });
    expect(chooseQuestion([tooSoon, sameTopic], [1], ["dns", "dns"], "s")?.id).toBe("same topic");
    expect(chooseQuestion([tooSoon], [1], ["dns", "dns"], "s")?.id).toBe("too soon");
    const sibling = candidate("sibling", { topic: "services", daysSinceSibling: 1 });
    expect(chooseQuestion([sibling, sameTopic], [1], ["dns", "dns"], "s")?.id).toBe("same topic");
    expect(chooseQuestion([tooSoon, sibling], [1], ["dns", "dns"], "s")?.id).toBe("sibling");
    const both = candidate("both", { daysSinceAsked: 1 });
    expect(chooseQuestion([both], [1], ["dns", "dns"], "s")?.id).toBe("both");
  });

  it("breaks ties by the fewest asks", () => {
    const candidates = [
      candidate("a", { asks: 2 }),
      candidate("b", { asks: 1 }),
      candidate("c", { asks: 2 }),
    ];
    for (const seed of ["1", "2", "3", "4"]) expect(chooseQuestion(candidates, [1], [], seed)?.id).toBe("b");
  });

  it("picks the least asked question without participants", () => {
    const candidates = [candidate("a", { asks: 1, recall: [] }), candidate("b", { recall: [] })];
    expect(chooseQuestion(candidates, [], [], "s")).toMatchObject({
      id: "b",
      repairs: 0,
      wouldKnow: 0,
      of: 0,
    });
  });

  it("treats sums that differ only by rounding as equal", () => {
    const a = candidate("a", { asks: 1, recall: [0.1, 0.2, 0.3] });
    const b = candidate("b", { asks: 0, recall: [0.3, 0.2, 0.1] });
    expect(expectedRepairs(a, [1, 1, 1])).toBeGreaterThan(expectedRepairs(b, [1, 1, 1]));
    expect(chooseQuestion([a, b], [1, 1, 1], [], "s")?.id).toBe("b");
  });

  it("orders full ties by the seed: stable for one seed, different across seeds", () => {
    const candidates = Array.from({ length: 20 }, (_, index) => candidate(`dns-${index}`));
    const chosen = (seed: string) => chooseQuestion(candidates, [1], [], seed)?.id;
    const seeds = Array.from({ length: 50 }, (_, index) => `drill-${index}`);
    expect(seeds.map(chosen)).toEqual(seeds.map(chosen));
    expect(new Set(seeds.map(chosen)).size).toBeGreaterThan(5);
  });

  it("repairs the most of all allowed questions, by the formula (law)", () => {
    holds(
      fc.property(anyTeam, ({ candidates, shares, lastTopics, seed }) => {
        const choice = chooseQuestion(candidates, shares, lastTopics, seed);
        const rested = candidates.filter(isRested);
        const apart = rested.filter(isApart);
        const fresh = apart.filter((one) => isFresh(one, lastTopics));
        const allowed = [fresh, apart, rested].find((some) => some.length > 0) ?? candidates;
        if (allowed.length === 0) {
          expect(choice).toBeUndefined();
          return;
        }
        const chosen = allowed.find(({ id }) => id === choice?.id);
        if (chosen === undefined) throw new Error(`${choice?.id} is not admitted while others are.`);
        const best = Math.max(...allowed.map((one) => expectedRepairs(one, shares)));
        expect(choice?.repairs).toBeCloseTo(best, 9);
        expect(expectedRepairs(chosen, shares)).toBeCloseTo(best, 9);
        const equals = allowed.filter((one) => Math.abs(expectedRepairs(one, shares) - best) < 1e-9);
        expect(chosen.asks).toBe(Math.min(...equals.map(({ asks }) => asks)));
        expect(choice).toMatchObject({
          of: chosen.recall.length,
          wouldKnow: Math.round(chosen.recall.reduce((sum, recall) => sum + recall, 0)),
        });
        expect(choice?.daysSinceAsked).toBe(chosen.daysSinceAsked);
      }),
      500,
    );
  });

  it("doesn't depend on the order of candidates (law)", () => {
    holds(
      fc.property(anyTeam, ({ candidates, shares, lastTopics, seed }) => {
        const choice = chooseQuestion(candidates, shares, lastTopics, seed);
        expect(chooseQuestion(candidates.toReversed(), shares, lastTopics, seed)).toEqual(choice);
        const byId = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(chooseQuestion(byId, shares, lastTopics, seed)).toEqual(choice);
      }),
    );
  });
});

describe("an easier start", () => {
  it.each([
    [1, 0, 0],
    [1, 5, 0.25],
    [3, 0, 0.5],
    [2, 5, 0.5],
    [3, 9, 0.95],
  ])("puts difficulty %i of topic %i at %d", (difficulty, topic, expected) => {
    expect(latenessOf({ difficulty, topic, topics: 10 })).toBeCloseTo(expected, 12);
  });

  it("asks early topics and easy questions first, and mixes topics", () => {
    const bank = Array.from({ length: 300 }, (_, index) => {
      const [topic, difficulty] = [Math.floor(index / 30), (index % 3) + 1];
      const lateness = latenessOf({ difficulty, topic, topics: 10 });
      return { ...candidate(`${index}-q`, { topic: `topic ${topic}` }), difficulty, place: topic, lateness };
    });
    for (const seed of ["drill-1", "drill-2", "drill-3"]) {
      const left = new Map(bank.map((one) => [one.id, one]));
      const topicsSoFar: string[] = [];
      const asked = Array.from({ length: 300 }, () => {
        const choice = chooseQuestion([...left.values()], [1], topicsSoFar.slice(0, 2), seed);
        const one = left.get(choice?.id ?? "");
        if (one === undefined) throw new Error("Nothing is left to ask.");
        left.delete(one.id);
        topicsSoFar.unshift(one.topic);
        return one;
      });
      const week = asked.slice(0, 7);
      expect(week.filter(({ difficulty }) => difficulty === 3)).toEqual([]);
      expect(Math.max(...week.map(({ place }) => place))).toBeLessThanOrEqual(4);
      expect(new Set(week.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(2);
      expect(left.size).toBe(0);
    }
  });

  it("never comes before the fewest asks or what repairs more", () => {
    const late = candidate("late", { lateness: 1 });
    expect(chooseQuestion([late, candidate("early", { asks: 1 })], [1], [], "s")?.id).toBe("late");
    expect(chooseQuestion([late, candidate("early", { recall: [0.5] })], [1], [], "s")?.id).toBe("late");
  });
});

describe("the days since the latest sibling", () => {
  it("is the smallest of those asked, or undefined", () => {
    const days = new Map([
      ["a", 9],
      ["b", 3],
    ]);
    expect(daysSinceLatest(["a", "c", "b"], (id) => days.get(id))).toBe(3);
    expect(daysSinceLatest(["c"], (id) => days.get(id))).toBeUndefined();
  });
});

describe("participation", () => {
  it.each([
    [0, 0, 0.5],
    [0, 20, 1 / 22],
    [20, 20, 21 / 22],
    [9, 18, 0.5],
  ])("%i answers to %i postings: %d", (answers, asks, share) => {
    expect(participation(answers, asks)).toBeCloseTo(share, 12);
  });
});
