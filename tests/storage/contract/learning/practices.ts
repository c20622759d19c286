// The contract of practices: runs of questions, each answered once, by their owner.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { PracticeItem } from "../../../../src/ports/storage/practices.ts";
import {
  at,
  dateOf,
  type Open,
  openTeam,
  questions,
  RIGHT,
  verdictOf,
  WRONG,
} from "../../../support/storage/storage.ts";

const items: readonly PracticeItem[] = [
  { id: "q2", version: 1, order: [2, 0, 3, 1] },
  { id: "q1", version: 1, order: [0, 1, 2, 3] },
];

export function describePractices(open: Open): void {
  describe("a practice", () => {
    async function start() {
      const team = await openTeam(open);
      const ada = await team.meet("ada");
      const practiceId = team.newId();
      await team.storage.practices.start({ id: practiceId, memberId: ada.id, kind: "quiz", items }, at(0));
      const tap = (index: number, letter: string, member = ada, id = practiceId) =>
        team.storage.practices.record({
          id: team.newId(),
          practiceId: id,
          index,
          member,
          letter,
          now: at(0, 10),
        });
      return { ...team, ada, practiceId, tap };
    }

    it("is found as it was started, and as far as it got", async () => {
      const { storage, ada, practiceId, tap } = await start();
      const asked = [
        { question: questions[1], order: [2, 0, 3, 1] },
        { question: questions[0], order: [0, 1, 2, 3] },
      ];
      expect(await storage.practices.find(practiceId, ada.id)).toEqual({
        id: practiceId,
        kind: "quiz",
        questions: asked,
        answers: [undefined, undefined],
      });
      const verdict = verdictOf(await tap(1, "A"));
      expect(await storage.practices.find(practiceId, ada.id)).toEqual({
        id: practiceId,
        kind: "quiz",
        questions: asked,
        answers: [undefined, verdict],
      });
    });

    it("teaches and earns nothing", async () => {
      const { storage, teamId, ada, practiceId, tap } = await start();
      const outcome = await tap(0, RIGHT);
      expect(outcome.type).toBe("recorded");
      const verdict = verdictOf(outcome);
      expect(verdict).toMatchObject({
        question: questions[1],
        option: 0,
        correct: true,
        kind: "quiz",
        points: 0,
        openBook: false,
        open: true,
        practice: { id: practiceId, index: 0, count: 2 },
      });
      expect(verdict.streak).toBeUndefined();
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q2")).toMatchObject({
        reviews: 1,
        lastDay: dateOf(0),
        dueDay: verdict.dueDay,
      });
      expect(await storage.scores.inPeriod(teamId, periodOf("all time", dateOf(0)))).toEqual([]);
    });

    it("takes each question's first tap, however many come at the same time", async () => {
      const { storage, ada, tap } = await start();
      const outcomes = await Promise.all([tap(0, WRONG), tap(0, RIGHT), tap(0, RIGHT)]);
      expect(outcomes.filter(({ type }) => type === "recorded")).toHaveLength(1);
      const verdict = verdictOf(outcomes.find(({ type }) => type === "recorded") ?? { type: "unknown" });
      for (const outcome of outcomes) expect(verdictOf(outcome)).toEqual(verdict);
      expect(await tap(0, "E")).toEqual({ type: "repeated", verdict });
      expect(await storage.answers.find({ answerId: verdict.answerId }, ada.id)).toEqual(verdict);
    });

    it("is its member's own", async () => {
      const { storage, meet, practiceId, tap } = await start();
      const grace = await meet("grace");
      expect(await storage.practices.find(practiceId, grace.id)).toBeUndefined();
      expect(await tap(0, RIGHT, grace)).toEqual({ type: "unknown" });
      expect(await storage.cards.ofLearner(grace.learnerId)).toEqual(new Map());
    });

    it("knows no forged ids, places and letters, and stays answerable", async () => {
      const { storage, ada, tap } = await start();
      for (const index of [-1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(await tap(index, RIGHT), String(index)).toEqual({ type: "unknown" });
      }
      expect(await tap(0, RIGHT, ada, "nothing")).toEqual({ type: "unknown" });
      expect(await storage.practices.find("nothing", ada.id)).toBeUndefined();
      for (const letter of ["E", "", "b", "__proto__"]) {
        expect(await tap(0, letter), letter).toEqual({ type: "no such option" });
      }
      expect(await tap(0, RIGHT)).toMatchObject({ type: "recorded" });
    });

    it("of reviews is counted for the learner's study day, quizzes and daily answers are not", async () => {
      const { storage, ada, meet, createDrill, post, answer, practise } = await start();
      const days = [at(0), at(0, 23), at(1, 3), at(1, 4)]; // the study day changes at 04:00
      for (const [index, now] of days.entries()) {
        expect(await practise(ada, `q${index + 1}`, WRONG, now, "review")).toMatchObject({
          kind: "review",
          points: 0,
        });
      }
      await practise(await meet("grace"), "q1", RIGHT, at(0), "review");
      await practise(ada, "q1", RIGHT, at(0), "quiz");
      await answer(await post(await createDrill(), 0), ada, RIGHT);
      const count = (day: number) =>
        storage.practices.countReviews(ada.learnerId, dateOf(day) as string as StudyDay);
      expect([await count(-1), await count(0), await count(1), await count(2)]).toEqual([0, 3, 1, 0]);
    });

    it("is another one each time: the same question can be practised again", async () => {
      const { storage, ada, practise } = await start();
      await practise(ada, "q1", RIGHT, at(0));
      await practise(ada, "q1", WRONG, at(5));
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toMatchObject({ reviews: 2 });
    });
  });
}
