// Candidates for tests of the team's question, and its rules in plain code.
import fc from "fast-check";
import type { Candidate } from "../../src/core/choose-question.ts";

/** A question on DNS that was never asked and that no one knows. */
export function candidate(id: string, overrides: Partial<Candidate> = {}): Candidate {
  return { id, topic: "dns", asks: 0, recall: [0], ...overrides };
}

/** Σ a_i · (1 − R_iq), in a loop. */
export function expectedRepairs({ recall }: Candidate, shares: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < shares.length; index++)
    sum += (shares[index] ?? 0) * (1 - (recall[index] ?? 0));
  return sum;
}

/** Whether at least 7 days have passed since it was asked. */
export function isRested({ daysSinceAsked }: Candidate): boolean {
  return daysSinceAsked === undefined || daysSinceAsked >= 7;
}

/** Whether at least 14 days have passed since a sibling was asked. */
export function isApart({ daysSinceSibling }: Candidate): boolean {
  return daysSinceSibling === undefined || daysSinceSibling >= 14;
}

/** Whether its topic wouldn't come a third time in a row. */
export function isFresh({ topic }: Candidate, [last, before]: readonly string[]): boolean {
  return !(last === topic && before === topic);
}

const topics = ["dns", "services", "cni"] as const;
/** In eighths, so that sums are exact and ties common. */
const anyShare = fc.nat({ max: 8 }).map((eighths) => eighths / 8);
/** Any team with its candidates. */
export const anyTeam = fc.nat({ max: 5 }).chain((members) =>
  fc.record({
    shares: fc.array(anyShare, { minLength: members, maxLength: members }),
    candidates: fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        topic: fc.constantFrom(...topics),
        asks: fc.nat({ max: 3 }),
        daysSinceAsked: fc.option(fc.nat({ max: 14 }), { nil: undefined }),
        daysSinceSibling: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
        recall: fc.array(anyShare, { minLength: members, maxLength: members }),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    ),
    lastTopics: fc.array(fc.constantFrom(...topics), { maxLength: 3 }),
    seed: fc.string({ maxLength: 5 }),
  }),
);
