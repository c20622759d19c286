// Standings: the leaderboard of a team of 50, in a large and a small database.

import { type PeriodName, periodOf } from "../../src/core/leaderboard/period.ts";
import { rank } from "../../src/core/leaderboard/standings.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import type { BenchRow } from "../bench-row.ts";
import { lastDay } from "../fill-database.ts";
import { compareSizes, pick } from "../sizes.ts";

export const standingsWeek = standings("week");
export const standingsAllTime = standings("all time");

function standings(name: PeriodName): BenchRow {
  const period = periodOf(name, lastDay as string as CalendarDate);
  return {
    name: `standings-${name.replace(" ", "-")}`,
    measure: ({ answers }) =>
      compareSizes(`standings, ${name}`, answers, ({ connection, storage }) => {
        const teams = pick(connection, "SELECT id FROM team ORDER BY id");
        return async (call) => {
          const standing = rank(await storage.scores.inPeriod(teams(call), period));
          if (standing.length !== 50) throw new Error(`The team has ${standing.length} standings.`);
        };
      }),
  };
}
