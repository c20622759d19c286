// Confusions: which concepts a learner takes for which.

/** One kind of wrong answer: asked about `asked`, chose what would be right for `mistakenFor`. */
export interface Mistake {
  readonly asked: string;
  readonly mistakenFor: string;
  readonly times: number;
}

/** Two concepts that a learner mixes up, in either direction. */
export interface Confusion {
  readonly concepts: readonly [string, string];
  readonly times: number;
}

/** The pairs with their mistakes of both directions added up, most mixed up first, equals by name. */
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
