// The contract of "I guessed": a right answer that comes back sooner.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import { at, dateOf, HOUR, type Open, openTeam, RIGHT, WRONG } from "../../../support/storage/storage.ts";

export function describeGuesses(open: Open): void {
  describe("a guess", () => {
    async function start(letter: string) {
      const team = await openTeam(open);
      const ada = await team.meet("ada");
      const posting = await team.post(await team.createDrill(), 0);
      const verdict = await team.answer(posting, ada, letter);
      const guess = (answerId = verdict.answerId, memberId = ada.id) =>
        team.storage.answers.amendGuessed(answerId, team.newId(), memberId, at(0, 12));
      const card = async () => (await team.storage.cards.ofLearner(ada.learnerId)).get("q1");
      return { ...team, ada, posting, verdict, guess, card };
    }

    it("is graded Hard instead of Good; answer, points, and streak stay", async () => {
      const { storage, teamId, posting, verdict, guess, card } = await start(RIGHT);
      const expected = replay([{ recall: "guessed", day: dateOf(0) as string as StudyDay }]);
      expect(await guess()).toEqual({ ...verdict, guessed: true, dueDay: expected?.dueDay });
      expect(await card()).toEqual(expected);
      expect(expected?.dueDay).not.toBe(verdict.dueDay);
      await storage.closing.close(posting.id, at(1));
      expect(await storage.scores.inPeriod(teamId, periodOf("week", dateOf(0)))).toMatchObject([
        { points: 10 },
      ]);
    });

    it("is recorded once: a repetition changes nothing", async () => {
      const { storage, ada, guess, card } = await start(RIGHT);
      const [first, again] = await Promise.all([guess(), guess()]);
      const once = await card();
      expect(again).toEqual(first);
      expect(await guess()).toEqual(first);
      expect(await card()).toEqual(once);
      expect(await storage.answers.find({ answerId: first?.answerId ?? "" }, ada.id)).toEqual(first);
    });

    it("is refused for a wrong answer, an unknown one, and another member's", async () => {
      const { ada, meet, post, createDrill, answer, guess, card } = await start(WRONG);
      const before = await card();
      const grace = await meet("grace");
      const theirs = await answer(await post(await createDrill({ channel: "other" }), 0), grace, RIGHT);
      expect(await guess()).toBeUndefined();
      expect(await guess("nothing")).toBeUndefined();
      expect(await guess(theirs.answerId, ada.id)).toBeUndefined();
      expect(await card()).toEqual(before);
      expect(await guess(theirs.answerId, grace.id)).toMatchObject({ guessed: true });
    });

    it("is accepted until that card's next answer; other members' answers and other questions don't matter", async () => {
      const { storage, ada, meet, posting, answer, answerPractice, guess, card } = await start(RIGHT);
      await answer(posting, await meet("grace"), RIGHT);
      await answerPractice(ada, "q2", RIGHT, at(0, 11));
      expect(await guess()).toMatchObject({ guessed: true });
      await storage.closing.close(posting.id, at(8));
      const next = await answerPractice(ada, "q1", RIGHT, at(9));
      expect(await guess()).toBeUndefined();
      expect(await card()).toMatchObject({ reviews: 2, lastDay: dateOf(9) });
      expect(await guess(next.answerId)).toMatchObject({ guessed: true });
    });

    it("is too late after an answer of the same study day, even though that one wasn't graded", async () => {
      const { storage, posting, ada, answerPractice, guess, card } = await start(RIGHT);
      const before = await card();
      await storage.closing.close(posting.id, at(0) + HOUR);
      await answerPractice(ada, "q1", WRONG, at(0) + 2 * HOUR);
      expect(await guess()).toBeUndefined();
      expect(await card()).toEqual(before);
    });
  });
}
