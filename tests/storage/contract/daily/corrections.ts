// The contract of corrections: how a question's new version changes answers to older ones.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import {
  at,
  dateOf,
  freshId,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const day = (number: number) => dateOf(number) as string as StudyDay;

export function describeCorrections(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, teamId, newId } = team;
    const [ada, drill] = [await team.meet("ada"), await team.createDrill()];
    const amend = (effect: "void" | "credit", below = 2, limit = 10) =>
      storage.corrections.amend(
        { questionId: "q1", below, effect },
        at(9),
        Array.from({ length: limit }, newId),
      );
    const scores = async (name: "week" | "all time") =>
      (await storage.scores.inPeriod(teamId, periodOf(name, dateOf(0))))
        .filter(({ answered }) => answered > 0)
        .map(({ points, answered, right }) => [points, answered, right]);
    const card = async () => (await storage.cards.ofLearner(ada.learnerId)).get("q1");
    return { ...team, ada, drill, amend, scores, card };
  }

  describe("a correction", () => {
    it("takes points and learning if it voids, and gives them if it credits", async () => {
      const { storage, ada, drill, post, answer, amend, scores, card } = await start();
      const posting = await post(drill, 0);
      await answer(posting, ada, WRONG);
      await storage.closing.close(posting.id, at(1));
      expect(await scores("week")).toEqual([[2, 1, 0]]);
      expect(await amend("credit")).toBe(1);
      expect(await scores("week")).toEqual([[10, 1, 1]]);
      expect(await scores("all time")).toEqual([[10, 1, 1]]);
      expect(await card()).toEqual(replay([{ recall: "right", day: day(0) }]));
      expect(await amend("void", 3)).toBe(1);
      expect(await scores("week")).toEqual([]);
      expect(await scores("all time")).toEqual([]);
      expect(await card()).toBeUndefined();
    });

    it("replays the card from the rest of its log", async () => {
      const { storage, newId, ada, startPractice, answerPractice, amend, card } = await start();
      await storage.questions.store([hashed(questionNamed("q1", { version: 2 }))], at(0));
      await answerPractice(ada, "q1", WRONG, at(0));
      for (const number of [3, 9]) {
        const practiceId = await startPractice(ada, at(number), { id: "q1", version: 2 });
        const tap = { id: newId(), practiceId, index: 0, member: ada, letter: RIGHT, now: at(number) };
        await storage.practices.record(tap);
      }
      expect(await amend("void")).toBe(1);
      expect(await card()).toEqual(replay([3, 9].map((number) => ({ recall: "right", day: day(number) }))));
    });

    it("amends answers to older versions of its question once, a few at a time", async () => {
      const { storage, meet, drill, post, answer, answerPractice, amend } = await start();
      const posting = await post(drill, 0);
      for (const name of ["a", "b", "c"]) await answer(posting, await meet(name), WRONG);
      const grace = await meet("grace");
      await answerPractice(grace, "q2", WRONG, at(0));
      const untouched = await storage.cards.ofLearner(grace.learnerId);
      expect(await amend("credit", 1)).toBe(0); // nothing is older than version 1
      expect([await amend("credit", 2, 2), await amend("credit", 2, 2), await amend("credit", 2, 2)]).toEqual(
        [2, 1, 0],
      );
      expect(await storage.cards.ofLearner(grace.learnerId)).toEqual(untouched);
    });

    it("of an open posting counts when it closes", async () => {
      const { storage, createDrill, ada, post, answer, amend, scores, card } = await start();
      const posting = await post(await createDrill({ channel: "late", feedback: "at_close" }), 0);
      await answer(posting, ada, WRONG);
      expect(await amend("credit")).toBe(1);
      expect(await scores("all time")).toEqual([]);
      expect(await card()).toBeUndefined();
      await storage.closing.close(posting.id, at(1));
      expect(await scores("all time")).toEqual([[10, 1, 1]]);
      expect(await card()).toEqual(replay([{ recall: "right", day: day(0) }]));
    });

    it("credits an open book answer with what a right one would have earned", async () => {
      const { storage, ada, drill, post, answer, amend, scores } = await start();
      const posting = await post(drill, 0);
      await storage.answers.noteLookUp(ada.id, "concept-of-q1", at(0) + 1);
      await answer(posting, ada, WRONG);
      await storage.closing.close(posting.id, at(1));
      await amend("credit");
      expect(await scores("week")).toEqual([[5, 1, 1]]);
    });
  });

  describe("the notice of a correction", () => {
    async function asked() {
      const team = await start();
      const { storage, drill, createDrill, post, claim } = team;
      const first = await post(drill, 0);
      await storage.closing.close(first.id, at(1));
      await post(drill, 1);
      const other = await post(await createDrill({ channel: "other" }), 0, {
        question: { id: "q2", version: 1 },
      });
      await storage.closing.close(other.id, at(1));
      await post(await createDrill({ channel: "open" }), 0);
      await claim(await createDrill({ channel: "sending" }), 0);
      const toNotify = async (now: number, below = 2) =>
        (await storage.corrections.drillsToNotify("q1", below, now)).map(({ id }) => id);
      const claimNotice = (now: number, claimId = freshId()) =>
        storage.corrections.claimNotice(drill.id, "q1", 2, now, claimId);
      return { ...team, toNotify, claimNotice };
    }

    it("goes to every drill that asked an older version, once", async () => {
      const { drill, storage, toNotify, claimNotice } = await asked();
      expect(await storage.corrections.drillsToNotify("q1", 2, at(9))).toMatchObject([
        { id: drill.id, channel: "general", platform: "playground" },
      ]);
      expect(await toNotify(at(9), 1)).toEqual([]);
      expect(await claimNotice(at(9))).toBe("first");
      await storage.corrections.markNoticePosted(drill.id, "q1", 2);
      expect(await toNotify(at(99))).toEqual([]);
      expect(await claimNotice(at(99))).toBeUndefined();
      expect(await toNotify(at(99), 3)).toEqual([drill.id]);
    });

    it("is claimed by one sender, and by another one after a minute", async () => {
      const { drill, toNotify, claimNotice } = await asked();
      const claims = await Promise.all([1, 2, 3].map(() => claimNotice(at(9))));
      expect(claims.filter((turn) => turn === "first")).toHaveLength(1);
      expect(await toNotify(at(9) + 59_999)).toEqual([]);
      expect(await claimNotice(at(9) + 59_999)).toBeUndefined();
      expect(await toNotify(at(9) + 60_000)).toEqual([drill.id]);
      expect(await claimNotice(at(9) + 60_000)).toBe("again");
      expect(await claimNotice(at(9) + 60_001)).toBeUndefined();
    });

    it("can be claimed first again if it's known not to be sent, but not if it was sent", async () => {
      const { drill, storage, claimNotice } = await asked();
      const claimId = freshId();
      const forget = () => storage.corrections.forgetNotice(drill.id, "q1", 2, claimId);
      expect(await claimNotice(at(9), claimId)).toBe("first");
      await forget();
      expect(await claimNotice(at(9), claimId)).toBe("first");
      await storage.corrections.markNoticePosted(drill.id, "q1", 2);
      await forget();
      expect(await claimNotice(at(99))).toBeUndefined();
    });
  });
}
