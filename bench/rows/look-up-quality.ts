// Look-up quality: how often the right concept comes first, or among the first three.
import type { BenchRow } from "../bench-row.ts";
import {
  type CheckedQuery,
  readFreshQueries,
  readHeldOutQueries,
  readQueries,
  readTitleOnlyQueries,
  searchBarely,
  searchOurs,
} from "../look-ups.ts";
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
    return [
      ...heldOutQueries(),
      ...checkedQueries("errors and symptoms", readFreshQueries()),
      ...checkedQueries("title-only queries", readTitleOnlyQueries("writer")),
      ...checkedQueries("title-only queries with later pages", readTitleOnlyQueries("reader")),
      rate("recall@1", (ranks) => recallAt(1, ranks), 0.95),
      rate("recall@3", (ranks) => recallAt(3, ranks), 0.99),
      rate("mean reciprocal rank", meanReciprocalRank),
      ...comparisons(),
    ];

    function heldOutQueries(): readonly Measurement[] {
      const heldOut = readHeldOutQueries();
      const ranksOf = (find: (query: string) => readonly string[]) =>
        heldOut.map(({ query, concept }) => find(query).indexOf(concept));
      const our = ranksOf((query) => ours.search(query).map(({ slug }) => slug));
      const theirs = ranksOf(bare);
      const row = (count: number, value: number): Measurement => ({
        name: `look-up recall@${count}, held-out queries`,
        unit: "share",
        ours: recallAt(count, our),
        baseline: recallAt(count, theirs),
        goal: { of: "ours", sign: "≥", value },
      });
      return [row(1, 0.95), row(3, 0.99)];
    }

    /** Bare MiniSearch doesn't know what it doesn't know: each of its hits counts as sure. */
    function checkedQueries(set: string, all: readonly CheckedQuery[]): readonly Measurement[] {
      const paged = all.flatMap(({ query, concepts }) =>
        concepts === undefined ? [] : [{ query, concepts }],
      );
      const unpaged = all.filter(({ concepts }) => concepts === undefined);
      const within = (count: number, find: (query: string) => readonly string[]) =>
        shareOf(paged, ({ query, concepts }) =>
          find(query)
            .slice(0, count)
            .some((slug) => concepts.includes(slug)),
        );
      const slugs = (query: string) => ours.search(query).map(({ slug }) => slug);
      const row = (name: string, our: number, baseline: number, sign: Goal["sign"], value: number) => ({
        name: `look-up ${name}, ${set}`,
        unit: "share",
        ours: our,
        baseline,
        goal: { of: "ours", sign, value } satisfies Goal,
      });
      return [
        row("recall@1", within(1, slugs), within(1, bare), "≥", 0.95),
        row("recall@3", within(3, slugs), within(3, bare), "≥", 0.99),
        row(
          "sure without a page",
          shareOf(unpaged, ({ query }) => ours.answer(query).isSure),
          shareOf(unpaged, ({ query }) => bare(query).length > 0),
          "≤",
          0.05,
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
