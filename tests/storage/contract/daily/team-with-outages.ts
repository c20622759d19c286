// A team whose Kubedrill is down at times, for tests of outages.
import { sql } from "../../../../src/storage/transaction.ts";
import { at, freshId, type Open, openTeam, query, RIGHT } from "../../../support/storage/storage.ts";

/** A team with a question that's open for a day, and silences between heartbeats. */
export async function openTeamWithOutages(open: Open) {
  const team = await openTeam(open);
  const { storage, database, post, answer } = team;
  const ada = await team.meet("ada");
  const drill = await team.createDrill({ closesAfterHours: 24 });
  const beat = (now: number, continues = false) =>
    storage.outages.beat({ id: freshId(), platform: "playground", now, continues });
  /** What the first round after a silence does. */
  async function settleAll(): Promise<number> {
    const ids = await storage.outages.unsettled("playground");
    for (const id of ids) await storage.outages.settle(id);
    return ids.length;
  }
  return {
    ...team,
    ada,
    drill,
    beat,
    settleAll,
    /** Kubedrill is silent between these instants, and back. */
    async down(from: number, until: number) {
      await beat(from, true);
      await beat(until);
      return settleAll();
    },
    async play(days: readonly number[]) {
      for (const day of days) await answer(await post(drill, day), ada, RIGHT);
    },
    closeDay: async (id: string, day: number) => void (await storage.closing.close(id, at(day))),
    streaks: async () =>
      (await storage.answers.streaks(ada.id)).map(({ streak, missed }) => [streak.length, missed]),
    row: async () => (await query(database, sql`SELECT length, longest, freezes FROM streak`))[0],
  };
}
