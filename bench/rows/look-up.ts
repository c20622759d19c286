// Look-up: time per query of our search and of bare MiniSearch.
import type { BenchRow } from "../bench-row.ts";
import { readQueries, searchBarely, searchOurs } from "../look-ups.ts";
import { interleave, type Round, time } from "../measure.ts";

const rounds = { warmUps: 6, rounds: 40 };
/** How often a round runs all queries. */
const passes = 2;

export const lookUp: BenchRow = {
  name: "look-up",
  async measure() {
    const queries = readQueries().map(({ query }) => query);
    const round =
      (search: (query: string) => unknown): Round =>
      async () => {
        const elapsed = await time(() => {
          for (let pass = 0; pass < passes; pass++) for (const query of queries) search(query);
        });
        return (elapsed * 1000) / (passes * queries.length);
      };
    const ours = searchOurs();
    const { ours: our, baseline } = await interleave(
      { ours: round((query) => ours.search(query)), baseline: round(searchBarely()) },
      rounds,
    );
    return [
      { name: "look-up", unit: "µs/query", ours: our, baseline, goal: { of: "ratio", sign: "≤", value: 2 } },
    ];
  },
};
