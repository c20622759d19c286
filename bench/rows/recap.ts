// The weekly recap of a team of 50: all its numbers, in a large and a small database.
import { weekOf } from "../../src/core/leaderboard/recap.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { addDays } from "../../src/core/study-day.ts";
import type { BenchRow } from "../bench-row.ts";
import { lastDay } from "../fill-database.ts";
import { compareSizes, pick } from "../sizes.ts";

/** The last week whose questions are all closed. */
const week = weekOf(addDays(lastDay, -7) as string as CalendarDate);

export const recap: BenchRow = {
  name: "recap",
  measure: ({ answers }) =>
    compareSizes("weekly recap", answers, ({ connection, storage }) => {
      const drills = pick(connection, "SELECT id FROM drill ORDER BY id");
      return async (call) => {
        const drill = await storage.drills.byId(drills(call));
        if (drill === undefined) throw new Error("The database has no drills.");
        const { questions, members } = await storage.recaps.numbers({
          ...week,
          drillId: drill.id,
          teamId: drill.teamId,
          platform: drill.platform,
          externalTeamId: drill.externalTeamId,
          channel: drill.channel,
          dueAt: 0,
          postingId: "",
        });
        if (questions.length !== 5 || members.length !== 50)
          throw new Error(`The recap has ${questions.length} questions and ${members.length} members.`);
      };
    }),
};
