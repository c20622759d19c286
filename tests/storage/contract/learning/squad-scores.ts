// The contract of squad scores: points stay where they were earned, and follow from answers and amendments.
import { describe, expect, it } from "vitest";
import { at, freshId, type Open, RIGHT, WRONG } from "../../../support/storage/storage.ts";
import { startSquads } from "./squads-at-play.ts";

export function describeSquadScores(open: Open): void {
  describe("a squad's scores", () => {
    it("are what its members earned in it, per day and for all time", async () => {
      const { ada, bo, create, join, play, points } = await startSquads(open);
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
      const { ada, bo, create, join, play, points } = await startSquads(open);
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
      const { ada, bo, create, join, play, points } = await startSquads(open);
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [[bo, RIGHT]], async () => {
        await create("Late", bo, at(0, 12));
      });
      expect(await points()).toEqual({ [`${rust} ${bo.id}`]: 10 });
    });

    it("stay when their squad ends, and an answer given in it counts for no other", async () => {
      const { storage, teamId, ada, create, play, points, rows } = await startSquads(open);
      const rust = await create("Rust", ada);
      await play(0, [[ada, RIGHT]]);
      expect(await points()).toEqual({ [`${rust} ${ada.id}`]: 10 });
      await play(1, [[ada, RIGHT]], async () => {
        await create("Go", ada, at(1));
      });
      expect(await points()).toEqual({ [`${rust} ${ada.id}`]: 20 });
      expect(await storage.squads.ofTeam(teamId, 0)).toMatchObject([{ name: "Go" }]);
      await create("Rust", ada, at(2));
      expect(await points("all time")).toEqual({ [`${rust} ${ada.id}`]: 20 });
      expect(await rows()).toEqual([2, 1]);
    });

    it("of a squad that ended before any question closed are gone", async () => {
      const { storage, ada, create, play, points, rows } = await startSquads(open);
      await create("Rust", ada);
      await play(0, [[ada, RIGHT]], async () => {
        await storage.squads.leave(ada.id, freshId());
      });
      expect(await points()).toEqual({});
      expect(await rows()).toEqual([0, 0]);
    });

    it("follow corrections, in the squad of the answer", async () => {
      const { storage, ada, bo, create, join, play, points, newId } = await startSquads(open);
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

    it("of a period that isn't over go with the member whose data is deleted", async () => {
      const { storage, ada, bo, create, join, play, points } = await startSquads(open);
      const rust = await create("Rust", ada);
      await join(rust, bo, at(0, 1));
      await play(0, [
        [ada, RIGHT],
        [bo, RIGHT],
      ]);
      await storage.people.delete(bo.learnerId, freshId(), at(6, 23));
      expect(await points("all time")).toEqual({ [`${rust} ${ada.id}`]: 10 });
      await storage.people.delete(ada.learnerId, freshId(), at(6, 23));
      expect(await points("all time")).toEqual({});
    });

    it("are rolled up even if the squad ends at the moment the question closes", async () => {
      const { storage, teamId, ada, create, post, createDrill, answer, points, rows } =
        await startSquads(open);
      for (let round = 0; round < 5; round++) {
        await create("Rust", ada);
        const drill = await createDrill({ channel: `round ${round}` });
        const posting = await post(drill, round);
        await answer(posting, ada, RIGHT);
        await Promise.all([
          storage.closing.close(posting.id, at(round, 20)),
          storage.squads.leave(ada.id, freshId()),
        ]);
        expect(await storage.squads.ofTeam(teamId, 0)).toEqual([]);
        const [days, totals] = await rows();
        expect(days).toBe(totals);
        for (const earned of Object.values(await points("all time"))) expect(earned).toBe(10);
        expect(await storage.postings.find(posting.id)).toMatchObject({ tally: [1, 0, 0, 0] });
      }
    });
  });
}
