// The contract of streaks: postings of one drill answered in a row.
import { describe, expect, it } from "vitest";
import { replayStreak } from "../../../../src/core/leaderboard/streak.ts";
import type { MessageRef } from "../../../../src/ports/person.ts";
import { at, type Open, openTeam, RIGHT, type TestTeam, WRONG } from "../../../support/storage/storage.ts";

export function describeStreaks(open: Open): void {
  describe("a streak", () => {
    async function start() {
      const team = await openTeam(open);
      return { ...team, drill: await team.createDrill(), ada: await team.meet("ada") };
    }

    /** Posts on each day and answers those marked true; returns the last answer's verdict. */
    async function play(
      { drill, ada, post, answer }: Awaited<ReturnType<typeof start>>,
      days: readonly boolean[],
    ) {
      let verdict: Awaited<ReturnType<TestTeam["answer"]>> | undefined;
      for (const [day, answered] of days.entries()) {
        const posting = await post(drill, day);
        if (answered) verdict = await answer(posting, ada, day % 2 === 0 ? RIGHT : WRONG);
      }
      return verdict;
    }

    it("grows with each answered posting, right or wrong, regardless of the days between", async () => {
      const { drill, ada, post, answer } = await start();
      const lengths: (number | undefined)[] = [];
      for (const [day, letter] of [
        [0, RIGHT],
        [4, WRONG],
        [30, RIGHT],
      ] as const) {
        lengths.push((await answer(await post(drill, day), ada, letter)).streak?.length);
      }
      expect(lengths).toEqual([1, 2, 3]);
    });

    it("starts over after a missed posting", async () => {
      const verdict = await play(await start(), [true, true, false, true]);
      expect(verdict).toMatchObject({ streak: { length: 1, longest: 2 }, freezesSpent: 0 });
    });

    it("spends a freeze on a missed posting, and says so once", async () => {
      const team = await start();
      const verdict = await play(team, [true, true, true, true, true, true, true, false, true]);
      expect(verdict).toMatchObject({ streak: { length: 8, freezes: 0 }, freezesSpent: 1 });
      const again = await team.storage.answers.find({ answerId: verdict?.answerId ?? "" }, team.ada.id);
      expect(again).toMatchObject({ streak: { length: 8 }, freezesSpent: 0 });
    });

    it("is each drill's own", async () => {
      const team = await start();
      await play(team, [true, true, true]);
      const other = await team.post(await team.createDrill({ channel: "other" }), 3);
      expect((await team.answer(other, team.ada, RIGHT)).streak).toMatchObject({ length: 1 });
    });

    it("is listed with the postings of its drill that closed unanswered since", async () => {
      const team = await start();
      const { storage, drill, ada, post } = team;
      expect(await storage.answers.streaks(ada.id)).toEqual([]);
      await play(team, [true, true]);
      const other = await team.post(await team.createDrill({ channel: "other" }), 0);
      await team.answer(other, ada, RIGHT);
      const [missed] = [await post(drill, 2), await post(drill, 3)]; // the second one is still open
      await team.claim(drill, 4);
      for (const { id } of [missed, other]) await storage.closing.close(id, at(4));
      const lists = (await storage.answers.streaks(ada.id)).map(({ streak, missed }) => [
        streak.length,
        missed,
      ]);
      expect(lists.toSorted()).toEqual([
        [1, 0],
        [2, 1],
      ]);
      expect(await storage.answers.streaks((await team.meet("grace")).id)).toEqual([]);
    });

    it("follows the postings' dates if an older one is answered later", async () => {
      const { drill, ada, post, answer } = await start();
      const [first, second, third] = [await post(drill, 0), await post(drill, 1), await post(drill, 2)];
      expect((await answer(third, ada, RIGHT, at(2, 10))).streak?.length).toBe(1);
      expect((await answer(first, ada, RIGHT, at(2, 11))).streak).toMatchObject({ length: 1, longest: 1 });
      expect((await answer(second, ada, RIGHT, at(2, 12))).streak).toMatchObject({ length: 3, longest: 3 });
      expect((await answer(await post(drill, 3), ada, RIGHT)).streak?.length).toBe(4);
    });

    it("grows if a posting that stayed open for more than a week is answered after a newer one", async () => {
      const { drill, ada, post, tap, answer } = await start();
      const old = await post(drill, 0);
      await answer(await post(drill, 9), ada, RIGHT);
      const late = await tap(old, ada, RIGHT, at(9, 11));
      expect(late).toMatchObject({ verdict: { streak: { length: 2, longest: 2 } } });
    });

    it("returns a freeze if the missed posting is answered after all", async () => {
      const team = await start();
      const { drill, ada, post, answer } = team;
      await play(team, [true, true, true, true, true, true, true]);
      const missed = await post(drill, 7);
      const late = await post(drill, 8);
      expect((await answer(late, ada, RIGHT)).streak).toMatchObject({ length: 8, freezes: 0 });
      expect((await answer(missed, ada, RIGHT, at(8, 12))).streak).toEqual(replayStreak(Array(9).fill(true)));
    });

    it("does not count a posting answered after its close", async () => {
      const { storage, drill, ada, post, answer } = await start();
      await answer(await post(drill, 0), ada, RIGHT);
      const missed = await post(drill, 1, { question: { id: "q2", version: 1 } });
      await storage.closing.close(missed.id, at(2));
      await answer(missed, ada, RIGHT, at(2));
      expect((await answer(await post(drill, 3), ada, RIGHT)).streak).toMatchObject({ length: 1 });
    });

    it("is not broken by a posting that was never sent", async () => {
      const { drill, ada, post, claim, answer } = await start();
      await answer(await post(drill, 0), ada, RIGHT);
      await claim(drill, 1);
      expect((await answer(await post(drill, 2), ada, RIGHT)).streak?.length).toBe(2);
    });

    it("counts a posting answered before it was recorded as sent, also after the next answer", async () => {
      const { storage, drill, ada, post, begin, answer } = await start();
      const older = await post(drill, 0);
      const sending = await begin(drill, 1);
      expect((await answer(sending, ada, RIGHT)).streak?.length).toBe(1);
      expect((await answer(older, ada, RIGHT, at(1, 11))).streak?.length).toBe(2);
      await storage.sending.markPosted(sending.id, "message" as MessageRef);
      expect((await answer(await post(drill, 2), ada, RIGHT)).streak?.length).toBe(3);
    });
  });
}
