// The contract of `feedback: at_close`: the answer is locked, and everything that follows from it waits for the close.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  dateOf,
  execute,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describeKeptBack(open: Open): void {
  describe("feedback at close", () => {
    async function start() {
      const team = await openTeam(open);
      const drill = await team.createDrill({ feedback: "at_close" });
      return { ...team, drill, posting: await team.post(drill, 0), ada: await team.meet("ada") };
    }

    it("locks the answer in without a verdict", async () => {
      const { storage, posting, ada, tap, answer } = await start();
      const verdict = await answer(posting, ada, RIGHT);
      expect(verdict).toMatchObject({ option: 0, visible: false, kind: "daily", closesAt: at(1) });
      expect(await tap(posting, ada, WRONG)).toEqual({ type: "repeated", verdict });
      expect(await storage.answers.find({ answerId: verdict.answerId }, ada.id)).toMatchObject({
        visible: false,
      });
    });

    it("changes no card and no standing until the posting closes", async () => {
      const { storage, teamId, posting, ada, answer } = await start();
      const { dueDay } = await answer(posting, ada, RIGHT);
      expect(dueDay).toBeUndefined();
      expect(await storage.cards.ofLearner(ada.learnerId)).toEqual(new Map());
      expect(await storage.scores.inPeriod(teamId, periodOf("all time", dateOf(0)))).toEqual([]);
    });

    it("gives the same verdict and card after the close as an instant answer", async () => {
      const { storage, createDrill, post, posting, ada, meet, answer } = await start();
      const instant = await post(await createDrill({ channel: "instant" }), 0);
      const [grace, linus] = [await meet("grace"), await meet("linus")];
      const kept = await answer(posting, ada, RIGHT);
      await answer(posting, linus, WRONG);
      const [right, wrong] = [
        await answer(instant, grace, RIGHT),
        await answer(instant, await meet("kay"), WRONG),
      ];
      await storage.closing.close(posting.id, at(3));

      expect(await storage.answers.find({ answerId: kept.answerId }, ada.id)).toMatchObject({
        correct: true,
        visible: true,
        points: 10,
        studyDay: dateOf(0),
        dueDay: right.dueDay,
      });
      expect(await storage.cards.ofLearner(ada.learnerId)).toEqual(
        await storage.cards.ofLearner(grace.learnerId),
      );
      expect((await storage.cards.ofLearner(linus.learnerId)).get("q1")?.dueDay).toBe(wrong.dueDay);
    });

    it("replays what the learner answered elsewhere while the verdict was hidden", async () => {
      const { storage, createDrill, post, posting, ada, meet, answer } = await start();
      const instant = await post(await createDrill({ channel: "instant" }), 0);
      const elsewhere = await createDrill({ channel: "elsewhere" });
      const [sameDay, later] = [await post(elsewhere, 0), await post(elsewhere, 4)];
      const grace = await meet("grace");
      for (const [asked, member] of [
        [posting, ada],
        [instant, grace],
      ] as const) {
        await answer(asked, member, WRONG, at(0, 10));
        await answer(sameDay, member, RIGHT, at(0, 11)); // the same study day: not graded after the first
        await answer(later, member, RIGHT, at(4));
      }
      const early = await storage.cards.ofLearner(ada.learnerId);
      expect(early).not.toEqual(await storage.cards.ofLearner(grace.learnerId));
      await storage.closing.close(posting.id, at(5));
      expect(await storage.cards.ofLearner(ada.learnerId)).toEqual(
        await storage.cards.ofLearner(grace.learnerId),
      );
    });

    it("leaves the answer out of replays meanwhile", async () => {
      const { storage, newId, posting, ada, createDrill, post, answer } = await start();
      await answer(posting, ada, WRONG);
      const elsewhere = await post(await createDrill({ channel: "elsewhere" }), 4);
      const { answerId } = await answer(elsewhere, ada, RIGHT, at(4));
      await storage.answers.amendGuessed(answerId, newId(), ada.id, at(4));
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toEqual(
        replay([{ recall: "guessed", day: dateOf(4) as string as StudyDay }]),
      );
    });

    it("refuses a guess before the close", async () => {
      const { storage, newId, posting, ada, answer } = await start();
      const { answerId } = await answer(posting, ada, RIGHT);
      const guess = () => storage.answers.amendGuessed(answerId, newId(), ada.id, at(1));
      expect(await guess()).toBeUndefined();
      await storage.closing.close(posting.id, at(1));
      expect(await storage.answers.find({ answerId }, ada.id)).toMatchObject({
        visible: true,
        guessed: false,
      });
      expect(await guess()).toMatchObject({ visible: true, guessed: true });
    });

    it.each(["planned", "sending", "unknown", "posted"])("applies while the posting is %s", async (state) => {
      const { storage, database, newId, posting, ada, tap, answer } = await start();
      const { answerId } = await answer(posting, ada, RIGHT);
      await execute(database, sql`UPDATE posting SET state = ${state}`);
      expect(await storage.answers.find({ answerId }, ada.id)).toMatchObject({ visible: false });
      expect(await tap(posting, ada, WRONG)).toMatchObject({ type: "repeated", verdict: { visible: false } });
      expect(await storage.answers.amendGuessed(answerId, newId(), ada.id, at(1))).toBeUndefined();
      expect(await storage.answers.tallies(ada.learnerId)).toEqual(new Map());
      expect((await storage.statistics.firstAnswers()).answers).toEqual([]);
    });

    it("ends with the close: a late tap gets its verdict and card immediately", async () => {
      const { storage, posting, ada, answer } = await start();
      await storage.closing.close(posting.id, at(1));
      expect(await answer(posting, ada, RIGHT, at(1) + HOUR)).toMatchObject({ visible: true, kind: "quiz" });
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")?.reviews).toBe(1);
    });

    it("stays with the postings that were sent under it", async () => {
      const { storage, drill, post, ada, answer } = await start();
      const instant = await post({ ...drill, feedback: "instant" }, 1, {
        question: { id: "q2", version: 1 },
      });
      expect(await answer(instant, ada, RIGHT)).toMatchObject({ visible: true });
      expect([...(await storage.cards.ofLearner(ada.learnerId)).keys()]).toEqual(["q2"]);
    });
  });
}
