// Look-up quality: how often the concept that is meant comes first, or among the first three.
import type { BenchRow } from "../bench-row.ts";
import { readHeldOutQueries, readQueries, searchBarely, searchOurs } from "../look-ups.ts";
import type { Goal, Measurement } from "../measure.ts";
import { meanReciprocalRank, recallAt, shareOf } from "../ranking.ts";

export const lookUpQuality: BenchRow = {
  name: "look-up-quality",
  async measure() {
    const queries = readQueries();
    const ours = searchOurs();
    const bare = searchBarely();
    const ourRanks = queries.map(({ query, concept }) =>
      ours.search(query).findIndex(({ slug }) => slug === concept),
    );
    const bareRanks = queries.map(({ query, concept }) => bare(query).indexOf(concept));
    const rate = (name: string, measure: (ranks: readonly number[]) => number, least?: number) => ({
      name: `look-up ${name}`,
      unit: "share",
      ours: measure(ourRanks),
      baseline: measure(bareRanks),
      goal: least === undefined ? undefined : ({ of: "ours", sign: "≥", value: least } satisfies Goal),
    });
    const heldOut = readHeldOutQueries();
    const first = (find: (query: string) => string | undefined) =>
      shareOf(heldOut, ({ query, concept }) => find(query) === concept);
    return [
      {
        name: "look-up recall@1, held-out queries",
        unit: "share",
        ours: first((query) => ours.search(query)[0]?.slug),
        baseline: first((query) => bare(query)[0]),
      },
      rate("recall@1", (ranks) => recallAt(1, ranks), 0.95),
      rate("recall@3", (ranks) => recallAt(3, ranks), 0.99),
      rate("mean reciprocal rank", meanReciprocalRank),
      ...comparisons(),
    ];

    /** Bare MiniSearch knows no comparisons: it counts where its first two are the two. */
    function comparisons(): readonly Measurement[] {
      const pairs = queries.flatMap(({ query, concept, compare }) =>
        compare === undefined ? [] : [{ query, pair: new Set([concept, compare]) }],
      );
      if (pairs.length === 0) return [];
      const named = (find: (query: string) => readonly string[]) =>
        shareOf(pairs, ({ query, pair }) => new Set(find(query)).symmetricDifference(pair).size === 0);
      return [
        {
          name: "look-up names both compared",
          unit: "share",
          ours: named((query) => (ours.compare(query) ?? []).map(({ slug }) => slug)),
          baseline: named((query) => bare(query).slice(0, 2)),
        },
      ];
    }
  },
};
