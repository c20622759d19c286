// The simulation: small worlds whose outcome is known.
import { describe, expect, it } from "vitest";
import { checkClaims } from "../../bench/simulation/claims.ts";
import { runExperiment } from "../../bench/simulation/experiment.ts";
import { type PolicyName, policies } from "../../bench/simulation/policies.ts";
import type { Posting } from "../../bench/simulation/policy.ts";
import { toJson, toText } from "../../bench/simulation/report.ts";
import { meanRecall, simulate } from "../../bench/simulation/simulate.ts";
import { createTeam, type Team } from "../../bench/simulation/team.ts";
import type { Truth } from "../../bench/simulation/truth.ts";
import { createFsrsTruth } from "../../bench/simulation/truth-fsrs.ts";
import { createPowerLawTruth } from "../../bench/simulation/truth-power-law.ts";

const names = Object.keys(policies) as PolicyName[];
const truths = { "FSRS-6": createFsrsTruth, "power law": createPowerLawTruth };

/** A team in which everybody answers every day and knows nothing beforehand. */
function eager(questions: number, members = 3): Team {
  const team = createTeam(7, { members, questions });
  return {
    ...team,
    members: team.members.map((member) => ({ ...member, participation: 1 })),
    knows: () => false,
  };
}

/** What was answered once is never forgotten. */
function perfectMemory(): Truth {
  const known = new Set<string>();
  return {
    recall: (member, question) => (known.has(`${member} ${question}`) ? 1 : 0),
    study: (member, question) => void known.add(`${member} ${question}`),
  };
}

describe("a simulated course", () => {
  it("ends with everything recalled where memory is perfect and everything was asked", () => {
    for (const policy of [policies["ours, no comeback day"], policies["round-robin"]]) {
      expect(simulate(eager(20), perfectMemory(), policy, { days: 20, queue: 0 })).toBe(1);
      expect(simulate(eager(20), perfectMemory(), policy, { days: 19, queue: 0 })).toBe(19 / 20);
    }
  });

  it("ends with the prior where nothing is asked", () => {
    const team = createTeam(3, { members: 4, questions: 40 });
    for (const createTruth of Object.values(truths)) {
      const prior = meanRecall(team, createTruth(team), 30);
      expect(prior).toBeGreaterThan(0.05);
      expect(simulate(team, createTruth(team), policies.nothing, { days: 30, queue: 0 })).toBe(prior);
    }
    expect(simulate(eager(20), perfectMemory(), policies.nothing, { days: 30, queue: 0 })).toBe(0);
  });

  it("works through the personal queue, five a day, new questions in teaching order", () => {
    const recall = simulate(eager(20), perfectMemory(), policies.nothing, { days: 2, queue: 5 });
    // Wrong answers come back on the second day; lucky ones leave room for new questions.
    expect(recall).toBeGreaterThan(5 / 20);
    expect(recall).toBeLessThanOrEqual(10 / 20);
    expect(simulate(eager(20), perfectMemory(), policies.nothing, { days: 1, queue: 5 })).toBe(5 / 20);
  });

  it("is the same for the same seed, and another one for another", () => {
    for (const createTruth of Object.values(truths))
      for (const name of names) {
        const run = (seed: number) => {
          const team = createTeam(seed, { members: 3, questions: 20 });
          return simulate(team, createTruth(team), policies[name], { days: 10, queue: 2 });
        };
        expect(run(1)).toBe(run(1));
        expect(run(1)).not.toBe(run(2));
      }
  });

  it("has the same members answer on the same days under every policy", () => {
    const team = createTeam(5, { members: 8, questions: 30 });
    const [ours, ...others] = names.filter((name) => name !== "nothing").map((name) => attend(team, name));
    expect(new Set(ours?.map((members) => members.join())).size).toBeGreaterThan(5);
    for (const other of others) expect(other).toEqual(ours);
  });
});

/** Who answered on each of 20 days. */
function attend(team: Team, name: PolicyName): readonly (readonly number[])[] {
  return follow(team, name, 20).map(({ answers }) => answers.map(({ member }) => member));
}

/** The postings of a course. */
function follow(
  team: Team,
  name: PolicyName,
  days: number,
  truth = createFsrsTruth(team),
): readonly Posting[] {
  const postings: Posting[] = [];
  const recorded: (typeof policies)["ours"] = (channel) => {
    const policy = policies[name](channel);
    return {
      ask: policy.ask,
      closed: (posting) => {
        postings.push(posting);
        policy.closed(posting);
      },
    };
  };
  simulate(team, truth, recorded, { days, queue: 0 });
  return postings;
}

describe("a policy", () => {
  /** What it asks while everybody knows everything and no finger slips, as letters in order of appearance. */
  function asksKnowing(name: PolicyName, pool: number, days: number): string {
    const team = eager(pool, 40);
    const knowing: Truth = { recall: () => 1, study: () => {} };
    const seen: string[] = [];
    return follow(team, name, days, knowing)
      .map(({ question: { id } }) => {
        if (!seen.includes(id)) seen.push(id);
        return "ABCDEFGHIJ"[seen.indexOf(id)];
      })
      .join("");
  }

  it("by Leitner asks after 1, 2 and 4 days, lower boxes first, then new ones", () => {
    expect(asksKnowing("Leitner", 4, 9)).toBe("AABBABCCA");
  });

  it("by SM-2 asks after 1 and 6 days, then new ones", () => {
    expect(asksKnowing("SM-2", 4, 9)).toBe("AABBCCDAD");
  });

  it("by FSRS due-first asks what is due, here after four days, then new ones", () => {
    expect(asksKnowing("FSRS due-first", 10, 8)).toBe("ABCDABCD");
  });

  it("by ours asks nothing twice within seven days", () => {
    const asked = follow(eager(10), "ours", 40).map(({ question }) => question.id);
    const gaps = asked.map((id, day) => day - asked.lastIndexOf(id, day - 1)).filter((_, day) => day >= 10);
    expect(Math.min(...gaps)).toBe(7);
  });

  it("in round-robin goes round; by ours it covers everything first, in the same order", () => {
    expect(asksKnowing("round-robin", 4, 9)).toBe("ABCDABCDA");
    const covered = (name: PolicyName) => follow(eager(30), name, 30).map(({ question }) => question.id);
    expect(new Set(covered("ours, no comeback day")).size).toBe(30);
    const repeats = 30 - new Set(covered("ours")).size;
    expect(repeats).toBeGreaterThanOrEqual(3); // weeks two, three, and four have a comeback day
    expect(repeats).toBeLessThanOrEqual(4); // and the first comeback can come before it
    expect(covered("ours").slice(0, 10)).toEqual(covered("round-robin").slice(0, 10));
  });
});

describe("a truth", () => {
  const team = eager(60, 40);
  /** Mean recall where everybody answered everything on these days, not knowing it the first time. */
  const recallAfter = (studied: readonly number[], truth: Truth, day: number) => {
    for (const [time, on] of studied.entries())
      for (const member of team.members.keys())
        for (const question of team.questions.keys()) truth.study(member, question, on, time > 0);
    return meanRecall(team, truth, day);
  };

  it.each(Object.entries(truths))("by %s forgets, and knows nothing of what was never met", (_, create) => {
    expect(recallAfter([], create(team), 1)).toBe(0);
    const recalls = [1, 7, 30, 90].map((day) => recallAfter([0], create(team), day));
    for (const [index, recall] of recalls.slice(1).entries())
      expect(recall).toBeLessThan(recalls[index] ?? 0);
    // FSRS-6 by its default weights: 0.77 on the day after a first Again.
    expect(recalls[0]).toBeCloseTo(0.77, 1);
    expect(recallAfter([0, 10], create(team), 40)).toBeGreaterThan(recallAfter([0], create(team), 40));
  });

  it("by the power law remembers spaced answers longer than massed ones", () => {
    const massed = recallAfter([28, 29, 30], createPowerLawTruth(team), 90);
    expect(recallAfter([0, 15, 30], createPowerLawTruth(team), 90)).toBeGreaterThan(massed);
  });
});

describe("an experiment", () => {
  it("runs every policy in every setting with every seed, and reports it", () => {
    const settings = [0, 2].map((queue) => ({ truth: "power law" as const, pool: 10, queue }));
    const results = runExperiment({ seeds: 2, members: 2, days: 5, settings }, () => {});
    expect(results.map(({ recalls }) => recalls.length)).toEqual(Array(2 * names.length).fill(2));
    expect(toText(results, checkClaims(results))).toContain("minus round-robin, points");
    const { results: rows } = JSON.parse(toJson(results, [])) as { results: { minusOurs: unknown }[] };
    expect(rows[0]?.minusOurs).toEqual({ mean: 0, halfWidth: 0 });
  });
});
