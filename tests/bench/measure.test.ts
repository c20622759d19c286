// The bench's pure parts: turns, medians, goals, ranking measures, and output.
import { describe, expect, it } from "vitest";
import { interleave, type Measurement, median, meetsGoal } from "../../bench/measure.ts";
import { meanReciprocalRank, recallAt } from "../../bench/ranking.ts";
import { describeOutcome, heading, toJson } from "../../bench/report.ts";
import { runRows } from "../../bench/run-rows.ts";

describe("interleaving", () => {
  /** Runs contestants that record their turns and return the given figures. */
  async function run(given: Readonly<Record<string, readonly number[]>>, warmUps = 0) {
    const turns: string[] = [];
    const contestants = Object.fromEntries(
      Object.entries(given).map(([name, figures]) => [
        name,
        (round: number) => {
          turns.push(`${name}${round}`);
          return figures[round] ?? Number.NaN;
        },
      ]),
    );
    const rounds = (Object.values(given)[0]?.length ?? 0) - warmUps;
    return { turns, medians: await interleave(contestants, { warmUps, rounds }) };
  }

  it("takes turns, every other round in reverse", async () => {
    const { turns } = await run({ a: [1, 1, 1, 1], b: [1, 1, 1, 1] });
    expect(turns).toEqual(["a0", "b0", "b1", "a1", "a2", "b2", "b3", "a3"]);
    expect((await run({ a: [1, 1], b: [1, 1], c: [1, 1] })).turns.join(" ")).toBe("a0 b0 c0 c1 b1 a1");
  });

  it("returns each contestant's median of the rounds after the warm-up", async () => {
    const { medians, turns } = await run({ a: [900, 7, 1, 5], b: [0, 20, 40, 1000] }, 1);
    expect(turns).toHaveLength(8);
    expect(medians).toEqual({ a: 5, b: 40 });
  });
});

describe("the median", () => {
  it("is the middle figure, or the mean of the two in the middle", () => {
    expect(median([9, 1, 100])).toBe(9);
    expect(median([10, 2, 4, 1000])).toBe(7);
    expect(median([3])).toBe(3);
  });

  it("of nothing is an error", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

const faster: Measurement = {
  name: "answers",
  unit: "answers/s",
  ours: 21_340,
  baseline: 4268,
  goal: { of: "ratio", sign: "≥", value: 4 },
};

describe("a goal", () => {
  it("is met exactly at its value", () => {
    const measured = { name: "", unit: "", ours: 3, baseline: 2 };
    const ratio = (sign: "≥" | "≤", value: number) =>
      meetsGoal({ ...measured, goal: { of: "ratio", sign, value } });
    expect([ratio("≤", 1.5), ratio("≤", 1.4), ratio("≤", 1.6)]).toEqual([true, false, true]);
    expect([ratio("≥", 1.5), ratio("≥", 1.4), ratio("≥", 1.6)]).toEqual([true, true, false]);
    expect(meetsGoal({ ...measured, goal: { of: "ours", sign: "≤", value: 3 } })).toBe(true);
    expect(meetsGoal({ ...measured, goal: { of: "ours", sign: "≤", value: 2 } })).toBe(false);
    expect(meetsGoal(measured)).toBeUndefined();
  });
});

describe("a report", () => {
  it("is a table that says which goals are met", () => {
    const slower = { ...faster, name: "slower answers", ours: 0.5 };
    const { goal: _goal, ...free } = faster;
    const spaced = [heading(), ...[faster, slower, free].map(describeOutcome)];
    expect(spaced.map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
      " | unit | ours | baseline | ratio | goal",
      "answers | answers/s | 21,340 | 4,268 | 5.00 | ratio ≥ 4 | met",
      "slower answers | answers/s | 0.500 | 4,268 | 0.000117 | ratio ≥ 4 | not met",
      "answers | answers/s | 21,340 | 4,268 | 5.00",
    ]);
    expect(new Set(spaced.map((line) => line.search(/unit|answers\/s/))).size).toBe(1);
  });

  it("says which row failed, and why", () => {
    const failure = { name: "answers", error: new Error("The disk is full.") };
    expect(describeOutcome(failure)).toBe("answers FAILED: The disk is full.");
    expect(JSON.parse(toJson([failure]))).toEqual([{ name: "answers", failed: "The disk is full." }]);
  });

  it("is JSON with every figure in full", () => {
    const { goal: _goal, ...free } = faster;
    expect(JSON.parse(toJson([faster, free]))).toEqual([
      {
        name: "answers",
        unit: "answers/s",
        ours: 21_340,
        baseline: 4268,
        ratio: 5,
        goal: "ratio ≥ 4",
        met: true,
      },
      { name: "answers", unit: "answers/s", ours: 21_340, baseline: 4268, ratio: 5, goal: null, met: null },
    ]);
  });
});

describe("rows", () => {
  it("are reported when they end, and one that fails loses no other", async () => {
    const events: string[] = [];
    const row = (name: string, error?: Error) => ({
      name,
      async measure() {
        events.push(`${name} begins`);
        if (error !== undefined) throw error;
        return [{ ...faster, name }];
      },
    });
    const rows = [row("one"), row("two", new Error("no")), row("three")];
    const outcomes = await runRows(rows, { answers: 10_000, short: true }, (finished) => {
      for (const { name } of finished) events.push(`${name} ends`);
    });
    const expected = ["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"];
    expect(events).toEqual(expected);
    expect(outcomes).toEqual([
      { ...faster, name: "one" },
      { name: "two", error: new Error("no") },
      { ...faster, name: "three" },
    ]);
  });
});

describe("a ranking", () => {
  const ranks = [0, 2, -1, 3];

  it("measures recall among the first results", () => {
    expect([1, 3, 4].map((count) => recallAt(count, ranks))).toEqual([0.25, 0.5, 0.75]);
  });

  it("has a mean reciprocal rank, with 0 for a missing result", () => {
    expect(meanReciprocalRank(ranks)).toBeCloseTo((1 + 1 / 3 + 1 / 4) / 4, 12);
  });
});
