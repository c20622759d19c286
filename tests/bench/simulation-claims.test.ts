// The simulation's claims, and the intervals they rest on, on figures made up for it.
import { describe, expect, it } from "vitest";
import { checkClaims, inPoints } from "../../bench/simulation/claims.ts";
import type { Result } from "../../bench/simulation/experiment.ts";
import { pairedDifference, studentQuantile } from "../../bench/simulation/paired-difference.ts";
import type { PolicyName } from "../../bench/simulation/policies.ts";

describe("a paired difference", () => {
  it("has the t interval of the differences", () => {
    const { mean, halfWidth } = pairedDifference([2, 4, 6, 8, 10], [1, 2, 3, 4, 5]);
    expect(mean).toBeCloseTo(3, 12);
    expect(halfWidth).toBeCloseTo(2.7764 * Math.sqrt(2.5 / 5), 3);
  });

  it("takes t from Student's table", () => {
    const table = { 1: 12.7062, 2: 4.3027, 4: 2.7764, 9: 2.2622, 19: 2.093, 30: 2.0423, 120: 1.9799 };
    for (const [degrees, t] of Object.entries(table))
      expect(studentQuantile(Number(degrees))).toBeCloseTo(t, 3);
  });

  it("needs two whole pairs", () => {
    expect(() => pairedDifference([1], [1])).toThrow(RangeError);
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
  });
});

describe("the claims", () => {
  const setting = { truth: "FSRS-6", pool: 300, queue: 0 } as const;
  const recalls: Readonly<Record<PolicyName, readonly number[]>> = {
    ours: [0.5, 0.6, 0.7],
    "ours, no comeback day": [0.5, 0.6, 0.7],
    "ours, no easier start": [0.5, 0.6, 0.7],
    "round-robin": [0.5, 0.6, 0.7],
    random: [0.5, 0.5, 0.6],
    Leitner: [0.4, 0.5, 0.6],
    "SM-2": [0.4, 0.5, 0.6],
    "FSRS due-first": [0.4, 0.5, 0.6],
    nothing: [0.1, 0.1, 0.2],
  };
  const met = (changed: Partial<typeof recalls>, queueAdds = 0.081) => {
    const all = Object.entries({ ...recalls, ...changed }) as [PolicyName, readonly number[]][];
    const results = all.flatMap(([policy, without]): Result[] => [
      { setting, policy, recalls: without },
      { setting: { ...setting, queue: 5 }, policy, recalls: without.map((recall) => recall + queueAdds) },
    ]);
    return checkClaims(results).map((claim) => claim.met);
  };

  it("are met by figures that meet them", () => {
    expect(met({})).toEqual([true, true, true, true]);
  });

  it("are not met where ours without comebacks is worse than round-robin beyond the interval, or does not beat a scheduler", () => {
    expect(met({ "round-robin": [0.52, 0.62, 0.73] })).toEqual([false, true, true, true]);
    expect(met({ "round-robin": [0.4, 0.6, 0.9] })).toEqual([true, true, true, true]);
    expect(met({ "SM-2": [0.4, 0.7, 0.6] })).toEqual([true, false, true, true]);
  });

  it("say what an interval is that allows for the number of settings", () => {
    const results = [0, 5].flatMap((queue): Result[] => {
      const worse = Object.entries({ ...recalls, "ours, no comeback day": [0.49, 0.59, 0.685] }) as [
        PolicyName,
        number[],
      ][];
      return worse.map(([policy, figures]) => ({
        setting: { ...setting, queue },
        policy,
        recalls: queue === 0 ? figures : recalls[policy],
      }));
    });
    // Differences −1, −1 and −1.5 points: Student's t is 4.303 for one setting, 6.205 for two.
    expect(checkClaims(results)[0]?.evidence).toEqual([
      "FSRS-6, 300 questions, no queue: -1.2 ± 0.7; allowing for 2 settings -1.2 ± 1.0",
    ]);
  });

  it("show small differences in more digits", () => {
    expect(inPoints({ mean: 0.0061, halfWidth: 0.0031 })).toBe("+0.6 ± 0.3");
    expect(inPoints({ mean: -0.0000481, halfWidth: 0.0000412 })).toBe("-0.005 ± 0.004");
    expect(inPoints({ mean: -0.0001, halfWidth: 0.002 })).toBe("0.0 ± 0.2");
    expect(inPoints({ mean: 0, halfWidth: 0 })).toBe("0.0 ± 0.0");
  });

  it("are not met where the comeback day costs more than half a point", () => {
    expect(met({ "ours, no comeback day": [0.504, 0.604, 0.704] })).toEqual([true, true, true, true]);
    expect(met({ "ours, no comeback day": [0.506, 0.606, 0.706] })).toEqual([true, true, true, false]);
  });

  it("are not met where the queue adds less than eight points, or was not tried", () => {
    expect(met({}, 0.079)).toEqual([true, true, false, true]);
    expect(checkClaims([]).map((claim) => claim.met)).toEqual([false, false, false, false]);
  });
});
