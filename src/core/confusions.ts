// Confusions: which concepts a learner mixes up.

/** One kind of wrong answer: the question was about `asked`, the chosen option is right for `mistakenFor`. */
export interface Mistake {
  readonly asked: string;
  readonly mistakenFor: string;
  readonly times: number;
}

/** Two concepts that a learner mixes up. */
export interface Confusion {
  readonly concepts: readonly [string, string];
  readonly times: number;
}

/** Adds up the mistakes in both directions. Most frequent first; ties by slug. */
export function confusionsOf(mistakes: readonly Mistake[]): readonly Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { asked, mistakenFor, times } of mistakes) {
    if (asked === mistakenFor) continue;
    const concepts: readonly [string, string] =
      asked < mistakenFor ? [asked, mistakenFor] : [mistakenFor, asked];
    const key = concepts.join(" ");
    pairs.set(key, { concepts, times: (pairs.get(key)?.times ?? 0) + times });
  }
  return [...pairs.values()].sort(
    (a, b) => b.times - a.times || (a.concepts.join(" ") < b.concepts.join(" ") ? -1 : 1),
  );
}
