// The contract of closed squad scores: deleting data, at any moment, doesn't change them.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { rankSquads } from "../../../../src/core/leaderboard/squad-standings.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, freshId, type Open, query, RIGHT, WRONG } from "../../../support/storage/storage.ts";
import { startSquads } from "./squads-at-play.ts";

export function describeClosedSquadScores(open: Open): void {
  describe("a squad's scores", () => {
    it("of closed periods stay when a member's data is deleted, without saying whose they were", async () => {
      const { storage, database, teamId, ada, bo, create, join, play, meet } = await startSquads(open);
      const rust = await create("Rust", ada);
      const [chidi, dee] = [await meet("chidi"), await meet("dee")];
      for (const member of [bo, chidi, dee]) await join(rust, member, at(0, 1));
      const [right, wrong] = [RIGHT, WRONG] as const;
      await play(0, [
        [ada, right],
        [bo, right],
        [chidi, right],
        [dee, wrong],
      ]);
      await play(1, [[bo, right]]);
      await play(7, [
        [bo, right],
        [ada, wrong],
      ]);
      const scores = async () => {
        const weeks = await Promise.all(
          [0, 7].map((day) => storage.scores.ofSquads(teamId, periodOf("week", dateOf(day)))),
        );
        return weeks.map((week) => rankSquads(week).map((one) => one.points * 3));
      };
      expect(await scores()).toEqual([[40], [12]]);
      for (const { learnerId } of [bo, dee]) await storage.people.delete(learnerId, freshId(), at(7, 12));
      expect(await scores()).toEqual([[40], [2]]);
      // Dee's two points didn't count, and the month isn't over.
      const kept = await query(
        database,
        sql`SELECT squad_id, period, from_date, place, points FROM squad_kept`,
      );
      expect(kept).toEqual([{ squad_id: rust, period: "week", from_date: dateOf(0), place: 1, points: 20 }]);
      for (const { learnerId } of [chidi, ada]) await storage.people.delete(learnerId, freshId(), at(14));
      expect(await scores()).toEqual([[40], [2]]);
      expect(await storage.squads.ofTeam(teamId, 0)).toEqual([]);
    });

    it("close at midnight in the team's zone", async () => {
      const { storage, teamId, ada, bo, create, join, createDrill, post, answer } = await startSquads(open);
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      const zone = "Pacific/Auckland"; // 13 hours ahead
      const schedule = { time: "09:00", zone, weekdays: [1], holidays: [] };
      await storage.drills.create(
        {
          id: freshId(),
          teamId,
          channel: "first",
          schedule,
          feedback: "instant",
          next: { date: dateOf(0), at: at(0) },
        },
        0,
      );
      const posting = await post(await createDrill(), 0);
      await answer(posting, ada, RIGHT);
      await answer(posting, bo, RIGHT);
      await storage.closing.close(posting.id, at(0, 20));
      const score = async () =>
        rankSquads(await storage.scores.ofSquads(teamId, periodOf("week", dateOf(0))))[0]?.points;
      expect(await score()).toBe(20 / 3);
      await storage.people.delete(bo.learnerId, freshId(), at(6, 10));
      expect(await score(), "Sunday, 23:00").toBe(10 / 3);
      await storage.people.delete(ada.learnerId, freshId(), at(6, 11));
      expect(await score(), "Monday, 00:00").toBe(10 / 3);
    });

    it("stay when the squad ends at the moment someone joins, who is in a squad that goes on", async () => {
      const { storage, teamId, bo, create, play, meet } = await startSquads(open);
      for (let round = 0; round < 8; round++) {
        const last = await meet(`last ${round}`);
        const squad = await create("Rust", last);
        await play(round, [[last, RIGHT]]);
        const [joined] = await Promise.all([
          storage.squads.join(squad, bo, at(round, 21), freshId()),
          storage.squads.leave(last.id, freshId()),
        ]);
        const isIn = joined.type === "joined";
        const squads = await storage.squads.ofTeam(teamId, 0);
        expect(squads.map(({ members }) => members)).toEqual(isIn ? [[bo.id]] : []);
        expect((await storage.squads.leave(bo.id, freshId())) !== undefined).toBe(isIn);
      }
    });

    it("of closed periods stay when several members delete their data at the same time", async () => {
      const { storage, teamId, ada, bo, create, join, play, meet } = await startSquads(open);
      const rust = await create("Rust", ada);
      const others = await Promise.all(["chidi", "dee", "eli"].map((name) => meet(name)));
      for (const member of [bo, ...others]) await join(rust, member, at(0, 1));
      await play(
        0,
        [ada, bo, ...others].map((member) => [member, RIGHT] as const),
      );
      await Promise.all(
        [bo, ...others].map(({ learnerId }) => storage.people.delete(learnerId, freshId(), at(7))),
      );
      const scores = await storage.scores.ofSquads(teamId, periodOf("week", dateOf(0)));
      expect(rankSquads(scores)).toMatchObject([{ squad: rust, points: 10 }]);
    });
  });
}
