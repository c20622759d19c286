// The contract of deleting and coming back: no second first tap, no forgotten look-up, and anonymous marks.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { readAllRows } from "../../../support/storage/schema.ts";
import {
  at,
  dateOf,
  execute,
  freshId,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const CONCEPT = "concept-of-q1";
const discord = { platform: "discord" } as const;
const second = { ...discord, team: { externalId: "T2", name: "Team Two" } };

export function describeDeletedMarks(open: Open): void {
  describe("coming back after deleting one's data", () => {
    async function start(feedback: "instant" | "at_close" = "instant") {
      const team = await openTeam(open);
      const { teamId } = await team.meet("ada", discord);
      const drill = await team.createDrill({ teamId, feedback });
      const posting = await team.post(drill, 0);
      const grace = await team.meet("grace", discord);
      const marks = async () => (await readAllRows(team.database)).get("deleted_mark") ?? [];
      return {
        ...team,
        drill,
        posting,
        grace,
        marks,
        remove: (learnerId: string) => team.storage.people.delete(learnerId, freshId(), at(3)),
      };
    }

    it.each(["instant", "at_close"] as const)(
      "earns nothing at a posting that was answered before (feedback: %s)",
      async (feedback) => {
        const { storage, posting, grace, meet, tap, answer, remove } = await start(feedback);
        await answer(posting, grace, WRONG);
        for (let times = 0; times < 3; times++) {
          await remove((await meet("grace", discord)).learnerId);
          const back = await meet("grace", discord);
          expect(await tap(posting, back, RIGHT)).toEqual({ type: "answered before" });
          expect(await storage.postings.countAnswers(posting.id)).toBe(0);
          expect(await storage.answers.streaks(back.id)).toEqual([]);
          expect(await storage.cards.ofLearner(back.learnerId)).toEqual(new Map());
        }
        expect(await storage.closing.close(posting.id, at(1))).toMatchObject({ tally: [0, 0, 0, 0] });
        const scores = await storage.scores.inPeriod(posting.teamId, periodOf("all time", dateOf(0)));
        expect(scores).toEqual([]);
        expect(await tap(posting, await meet("grace", discord), RIGHT, at(1))).toMatchObject({
          type: "recorded",
          verdict: { kind: "quiz", points: 0 },
        });
      },
    );

    it("leaves other accounts and other postings alone", async () => {
      const { drill, posting, grace, meet, post, answer, remove } = await start();
      await answer(posting, grace, WRONG);
      await remove(grace.learnerId);
      expect(await answer(posting, await meet("linus", discord), RIGHT)).toMatchObject({ points: 10 });
      const next = await post(drill, 1);
      expect(await answer(next, await meet("grace", discord), RIGHT)).toMatchObject({ points: 10 });
    });

    it.each([
      ["in the team", discord],
      ["in another team", second],
    ])("keeps a look-up made %s while the posting was open", async (_, place) => {
      const { storage, posting, meet, answer, remove } = await start();
      const linus = await meet("linus", place);
      await storage.answers.noteLookUp(linus.id, CONCEPT, at(0) + 1);
      await remove(linus.learnerId);
      expect(await answer(posting, await meet("linus", discord), RIGHT)).toMatchObject({
        openBook: true,
        points: 5,
      });
    });

    it("forgets a look-up made before it opened, and of another concept", async () => {
      const { storage, posting, grace, meet, answer, remove, marks } = await start();
      await storage.answers.noteLookUp(grace.id, CONCEPT, at(0) - 1);
      await storage.answers.noteLookUp(grace.id, "concept-of-q2", at(0) + 1);
      await remove(grace.learnerId);
      expect(await marks()).toEqual([]);
      expect(await answer(posting, await meet("grace", discord), RIGHT)).toMatchObject({ points: 10 });
    });

    it("keeps that they saw the question's verdict elsewhere", async () => {
      const { posting, meet, createDrill, post, answer, remove } = await start();
      const there = await meet("grace", second);
      const elsewhere = await post(await createDrill({ teamId: there.teamId, channel: "there" }), 0);
      await answer(elsewhere, there, WRONG);
      await remove(there.learnerId);
      expect(await answer(posting, await meet("grace", discord), RIGHT)).toMatchObject({ points: 5 });
    });

    it("holds for every account of a learner, on every platform", async () => {
      const { database, storage, posting, grace, createDrill, post, meet, answer, tap, remove } =
        await start();
      const onSlack = {
        platform: "slack",
        externalId: "U7",
        team: { externalId: "T7", name: "Seven" },
      } as const;
      const linked = await meet("grace", onSlack);
      await execute(database, sql`UPDATE member SET learner_id = ${grace.learnerId} WHERE id = ${linked.id}`);
      const there = await post(await createDrill({ teamId: linked.teamId, channel: "there" }), 0, {
        question: { id: "q2", version: 1 },
      });
      await answer(there, await meet("grace", onSlack), WRONG);
      await storage.answers.noteLookUp(linked.id, CONCEPT, at(0) + 1);
      await remove(grace.learnerId);
      expect(await tap(there, await meet("grace", onSlack), RIGHT)).toEqual({ type: "answered before" });
      expect(await answer(posting, await meet("grace", discord), RIGHT)).toMatchObject({ points: 5 });
    });

    it("leaves marks that reveal no one, and only until the postings close", async () => {
      const { storage, posting, grace, answer, remove, marks } = await start();
      await storage.answers.noteLookUp(grace.id, CONCEPT, at(0) + 1);
      await answer(posting, grace, WRONG);
      await remove(grace.learnerId);
      const left = await marks();
      expect(left.map(({ fact }) => fact).toSorted()).toEqual(["answered", "seen"]);
      for (const mark of left) {
        expect(mark).toEqual({
          posting_id: posting.id,
          account: expect.stringMatching(/^[0-9a-f]{64}$/),
          fact: mark.fact,
        });
      }
      await storage.closing.close(posting.id, at(0) + 3 * HOUR);
      expect(await marks()).toEqual([]);
      expect(await storage.people.delete(grace.learnerId, freshId(), at(3))).toEqual([]);
      expect(await marks()).toEqual([]);
    });

    it("goes with a posting that is withdrawn", async () => {
      const { storage, grace, createDrill, begin, meet, remove, marks } = await start();
      const sending = await begin(await createDrill({ teamId: grace.teamId, channel: "other" }), 0);
      const linus = await meet("linus", discord);
      await storage.answers.noteLookUp(linus.id, CONCEPT, at(0) + 1);
      await remove(linus.learnerId);
      expect((await marks()).map(({ posting_id }) => posting_id)).toContain(sending.id);
      await storage.sending.withdraw(sending.id, "sending");
      expect((await marks()).map(({ posting_id }) => posting_id)).not.toContain(sending.id);
      expect(await storage.postings.find(sending.id)).toBeUndefined();
    });
  });
}
