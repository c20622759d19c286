// Look-up: processor time per query of our search and of bare MiniSearch, with all concepts and with ten times as many.
// Searches wait for nothing, so on a quiet machine it's the time they take; other processes don't change it much.
import type { BenchRow } from "../bench-row.ts";
import { readQueries, searchBarely, searchOurs } from "../look-ups.ts";
import { type Goal, interleave, type Measurement, type Round } from "../measure.ts";

const rounds = { warmUps: 6, rounds: 40 };
/** How often a round runs all queries. */
const passes = 2;

export const lookUp: BenchRow = {
  name: "look-up",
  async measure() {
    const queries = readQueries().map(({ query }) => query);
    const round =
      (search: (query: string) => unknown): Round =>
      () => {
        const before = process.cpuUsage();
        for (let pass = 0; pass < passes; pass++) for (const query of queries) search(query);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / (passes * queries.length);
      };
    const compare = async (name: string, size: number, goal: Goal): Promise<Measurement> => {
      const ours = searchOurs(size);
      const contestants = { ours: round((query) => ours.search(query)), baseline: round(searchBarely(size)) };
      return { name, unit: "µs/query", ...(await interleave(contestants, rounds)), goal };
    };
    return [
      await compare("look-up", 1, { of: "ratio", sign: "≤", value: 2 }),
      await compare("look-up, ten times the concepts", 10, { of: "ours", sign: "≤", value: 1000 }),
    ];
  },
};
