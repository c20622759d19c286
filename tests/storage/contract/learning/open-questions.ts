// The contract of open questions: which ones are open for a learner, and that practice refuses answers to them.
import { describe, expect, it } from "vitest";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, execute, HOUR, type Open, openTeam, RIGHT, WRONG } from "../../../support/storage/storage.ts";

const discord = { platform: "discord" } as const;
const second = { ...discord, team: { externalId: "T2", name: "Team Two" } };

const unanswered = { settled: false, answered: false };

export function describeOpenQuestions(open: Open): void {
  describe("a question that is open", () => {
    async function start(feedback: "instant" | "at_close" = "instant") {
      const team = await openTeam(open);
      const ada = await team.meet("ada");
      const drill = await team.createDrill({ feedback });
      const posting = await team.post(drill, 0);
      const openFor = async ({ learnerId }: { readonly learnerId: string }) =>
        team.storage.practices.openQuestions(learnerId);
      return { ...team, ada, drill, posting, openFor };
    }

    it.each([
      ["planned", true],
      ["sending", true],
      ["unknown", true],
      ["posted", true],
      ["closing", false],
      ["closed", false],
    ])("is one that is %s: %s", async (state, isOpen) => {
      const { database, ada, openFor, posting } = await start();
      await execute(database, sql`UPDATE posting SET state = ${state}`);
      const expected = { questionId: "q1", teamId: ada.teamId, openedAt: posting.openedAt, ...unanswered };
      expect(await openFor(ada)).toEqual(isOpen ? [expected] : []);
    });

    it("is settled once the learner has answered it and seen the verdict", async () => {
      const { ada, meet, openFor, posting, answer } = await start();
      await answer(posting, ada, WRONG);
      expect(await openFor(ada)).toMatchObject([{ questionId: "q1", settled: true, answered: true }]);
      expect(await openFor(await meet("grace"))).toMatchObject([{ questionId: "q1", ...unanswered }]);
      const kept = await start("at_close");
      await kept.answer(kept.posting, kept.ada, WRONG);
      expect(await kept.openFor(kept.ada)).toMatchObject([
        { questionId: "q1", settled: false, answered: true },
      ]);
    });

    it("is open in all teams of the learner, and for no one else", async () => {
      const { meet, createDrill, post, openFor } = await start();
      const here = await meet("grace", discord);
      const there = await meet("grace", second);
      const linus = await meet("linus", discord);
      await post(await createDrill({ teamId: there.teamId, channel: "there" }), 0, {
        question: { id: "q2", version: 1 },
      });
      for (const member of [here, there])
        expect(await openFor(member)).toMatchObject([{ questionId: "q2", teamId: there.teamId }]);
      expect(await openFor(linus)).toEqual([]);
    });

    it("doesn't count in a team that Kubedrill left", async () => {
      const { storage, ada, openFor } = await start();
      await storage.teams.leave({ platform: "playground", externalId: "T1" }, at(0, 10));
      expect(await openFor(ada)).toEqual([]);
    });

    it("takes no practice answer from any of the learner's members until it closes", async () => {
      const { storage, ada, meet, posting, newId } = await start();
      const practice = { id: newId(), memberId: ada.id, kind: "quiz" as const };
      const items = [{ id: "q1", version: 1, order: [0, 1, 2, 3] }];
      await storage.practices.start({ ...practice, items }, at(0));
      const tap = () =>
        storage.practices.record({
          id: newId(),
          practiceId: practice.id,
          index: 0,
          member: ada,
          letter: "A",
          now: at(0, 10),
        });
      expect(await tap()).toEqual({ type: "open", practice: { id: practice.id, index: 0, count: 1 } });
      expect(await storage.cards.ofLearner(ada.learnerId)).toEqual(new Map());
      await storage.closing.close(posting.id, at(1));
      expect(await tap()).toMatchObject({ type: "recorded", verdict: { correct: true } });
      expect(await meet("ada")).toEqual(ada);
    });

    it("takes no late answer to an earlier posting", async () => {
      const { storage, ada, drill, posting, post, tap } = await start();
      await storage.closing.close(posting.id, at(1));
      const again = await post(drill, 1);
      expect(await tap(posting, ada, RIGHT, at(1, 10))).toEqual({ type: "open elsewhere" });
      expect(await tap(again, ada, RIGHT, at(1, 11))).toMatchObject({
        type: "recorded",
        verdict: { openBook: false, points: 10 },
      });
    });
  });

  describe("a verdict whose question is asked again", () => {
    it.each([
      ["instant", true],
      ["at_close", false],
    ] as const)(
      "is kept back until the learner has answered (%s: shown then: %s)",
      async (feedback, shown) => {
        const { storage, meet, createDrill, post, answer, answerPractice, newId } = await openTeam(open);
        const ada = await meet("ada");
        const { answerId } = await answerPractice(ada, "q1", RIGHT, at(0));
        const find = () => storage.answers.find({ answerId }, ada.id);
        const guess = () => storage.answers.amendGuessed(answerId, newId(), ada.id, at(0, 12));
        expect(await find()).toMatchObject({ visible: true, askedAgain: undefined });
        const posting = await post(await createDrill({ feedback }), 0, { now: at(0) + HOUR });
        expect(await find()).toMatchObject({ visible: false, askedAgain: true });
        expect(await guess()).toBeUndefined();
        await answer(posting, ada, WRONG);
        expect(await find()).toMatchObject({ visible: shown });
        await storage.closing.close(posting.id, at(1));
        expect(await find()).toMatchObject({ visible: true, askedAgain: undefined });
      },
    );
  });
}
