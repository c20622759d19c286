// The contract of squad scores: points stay where they were earned, and follow from answers and amendments.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  dateOf,
  freshId,
  type Open,
  openTeam,
  query,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describeSquadScores(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, database, teamId, newId, meet, createDrill, post, answer } = team;
    const [ada, bo] = [await meet("ada"), await meet("bo")];
    const create = async (name: string, member: Member, now = at(0, 0)) =>
      (await storage.squads.create({ id: newId(), name, key: name.toLowerCase() }, member, now)).squad.id;
    const join = (squadId: string, member: Member, now: number) =>
      storage.squads.join(squadId, member, now, freshId());
    const drill = await createDrill();
    /** A day's question, answered and closed; `between` happens before it closes. */
    const play = async (
      day: number,
      taps: readonly (readonly [Member, string])[],
      between = async () => {},
    ) => {
      const posting = await post(drill, day);
      for (const [member, letter] of taps) await answer(posting, member, letter);
      await between();
      await storage.closing.close(posting.id, at(day, 20));
    };
    /** Points by squad and member, in a week or of all time. */
    const points = async (name: "week" | "all time" = "week") => {
      const scores = await storage.scores.ofSquads(teamId, periodOf(name, dateOf(0)));
      return Object.fromEntries(scores.map((one) => [`${one.squad} ${one.member}`, one.points]));
    };
    const rows = async () => {
      const [row] = await query(
        database,
        sql`SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_score_day) AS days,
          (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_score_total) AS totals`,
      );
      return [row?.days, row?.totals];
    };
    return { ...team, ada, bo, create, join, play, points, rows };
  }

  describe("a squad's scores", () => {
    it("are what its members earned in it, per day and for all time", async () => {
      const { ada, bo, create, join, play, points } = await start();
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [
        [ada, RIGHT],
        [bo, WRONG],
      ]);
      await play(1, [[ada, RIGHT]]);
      const expected = { [`${rust} ${ada.id}`]: 20, [`${rust} ${bo.id}`]: 2 };
      expect(await points()).toEqual(expected);
      expect(await points("all time")).toEqual(expected);
    });

    it("stay when a member moves, and the next squad begins with none", async () => {
      const { ada, bo, create, join, play, points } = await start();
      const rust = await create("Rust", ada);
      await create("Go", bo);
      await join(rust, bo, at(0, 3));
      await play(0, [
        [ada, RIGHT],
        [bo, RIGHT],
      ]);
      const next = await create("Next", bo, at(1));
      await play(1, [[bo, WRONG]]);
      const expected = { [`${rust} ${ada.id}`]: 10, [`${rust} ${bo.id}`]: 10, [`${next} ${bo.id}`]: 2 };
      expect(await points()).toEqual(expected);
      expect(await points("all time")).toEqual(expected);
    });

    it("belong to the squad at the answer, not at the close", async () => {
      const { ada, bo, create, join, play, points } = await start();
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [[bo, RIGHT]], async () => {
        await create("Late", bo, at(0, 12));
      });
      expect(await points()).toEqual({ [`${rust} ${bo.id}`]: 10 });
    });

    it("end with their squad, and an answer given in it counts for no other", async () => {
      const { storage, ada, create, play, points, rows } = await start();
      const rust = await create("Rust", ada);
      await play(0, [[ada, RIGHT]]);
      expect(await points()).toEqual({ [`${rust} ${ada.id}`]: 10 });
      await play(1, [[ada, RIGHT]], async () => {
        await storage.squads.leave(ada.id, freshId());
      });
      expect(await points()).toEqual({});
      expect(await rows()).toEqual([0, 0]);
    });

    it("follow corrections, in the squad of the answer", async () => {
      const { storage, ada, bo, create, join, play, points, newId } = await start();
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [
        [ada, RIGHT],
        [bo, WRONG],
      ]);
      await create("Go", bo, at(1));
      const ids = Array.from({ length: 10 }, () => newId());
      await storage.corrections.amend({ questionId: "q1", below: 2, effect: "credit" }, at(2), ids);
      const credited = { [`${rust} ${ada.id}`]: 10, [`${rust} ${bo.id}`]: 10 };
      expect(await points()).toEqual(credited);
      expect(await points("all time")).toEqual(credited);
      const more = Array.from({ length: 10 }, () => newId());
      await storage.corrections.amend({ questionId: "q1", below: 3, effect: "void" }, at(3), more);
      const voided = { [`${rust} ${ada.id}`]: 0, [`${rust} ${bo.id}`]: 0 };
      expect(await points("all time")).toEqual(voided);
    });

    it("go with the member whose data is deleted", async () => {
      const { storage, ada, bo, create, join, play, points } = await start();
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [
        [ada, RIGHT],
        [bo, RIGHT],
      ]);
      await storage.people.delete(bo.learnerId, freshId());
      expect(await points("all time")).toEqual({ [`${rust} ${ada.id}`]: 10 });
      await storage.people.delete(ada.learnerId, freshId());
      expect(await points("all time")).toEqual({});
    });

    it("are rolled up even if the squad ends at the moment the question closes", async () => {
      const { storage, ada, create, post, createDrill, answer, points, rows } = await start();
      for (let round = 0; round < 5; round++) {
        await create("Rust", ada);
        const drill = await createDrill({ channel: `round ${round}` });
        const posting = await post(drill, round);
        await answer(posting, ada, RIGHT);
        await Promise.all([
          storage.closing.close(posting.id, at(round, 20)),
          storage.squads.leave(ada.id, freshId()),
        ]);
        expect(await points("all time")).toEqual({});
        expect(await rows()).toEqual([0, 0]);
        expect(await storage.postings.find(posting.id)).toMatchObject({ tally: [1, 0, 0, 0] });
      }
    });
  });
}
