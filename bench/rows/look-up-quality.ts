// Look-up quality: how often the right concept comes first, or among the first three.
import type { BenchRow } from "../bench-row.ts";
import { readFreshQueries, readHeldOutQueries, readQueries, searchBarely, searchOurs } from "../look-ups.ts";
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
      ...freshQueries(),
      rate("recall@1", (ranks) => recallAt(1, ranks), 0.95),
      rate("recall@3", (ranks) => recallAt(3, ranks), 0.99),
      rate("mean reciprocal rank", meanReciprocalRank),
      ...comparisons(),
    ];

    /** Bare MiniSearch doesn't know what it doesn't know: each of its hits counts as sure. */
    function freshQueries(): readonly Measurement[] {
      const fresh = readFreshQueries();
      const paged = fresh.flatMap(({ query, concepts }) =>
        concepts === undefined ? [] : [{ query, concepts }],
      );
      const unpaged = fresh.filter(({ concepts }) => concepts === undefined);
      const within = (count: number, find: (query: string) => readonly string[]) =>
        shareOf(paged, ({ query, concepts }) =>
          find(query)
            .slice(0, count)
            .some((slug) => concepts.includes(slug)),
        );
      const slugs = (query: string) => ours.search(query).map(({ slug }) => slug);
      const row = (name: string, our: number, baseline: number, goal: Goal): Measurement => ({
        name: `look-up ${name}`,
        unit: "share",
        ours: our,
        baseline,
        goal,
      });
      return [
        row("recall@1, errors and symptoms", within(1, slugs), within(1, bare), {
          of: "ours",
          sign: "≥",
          value: 0.95,
        }),
        row("recall@3, errors and symptoms", within(3, slugs), within(3, bare), {
          of: "ours",
          sign: "≥",
          value: 0.99,
        }),
        row(
          "sure without a page",
          shareOf(unpaged, ({ query }) => ours.answer(query).isSure),
          shareOf(unpaged, ({ query }) => bare(query).length > 0),
          { of: "ours", sign: "≤", value: 0.05 },
        ),
      ];
    }

    /** Bare MiniSearch has no comparisons: its first two hits count as the pair. */
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
