// The contract of answers: the first tap locks, and forged and late taps are handled.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { MessageRef } from "../../../../src/ports/person.ts";
import {
  at,
  dateOf,
  HOUR,
  hashed,
  type Open,
  openTeam,
  order,
  questionNamed,
  questions,
  RIGHT,
  verdictOf,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describeAnswers(open: Open): void {
  describe("the first tap", () => {
    it("is recorded with its verdict", async () => {
      const { createDrill, post, meet, tap } = await openTeam(open);
      const ada = await meet("ada");
      const outcome = await tap(await post(await createDrill(), 0), ada, RIGHT);
      expect(outcome.type).toBe("recorded");
      expect(verdictOf(outcome)).toMatchObject({
        question: questions[0],
        order,
        option: 0,
        correct: true,
        guessed: false,
        openBook: false,
        kind: "daily",
        points: 10,
        visible: true,
        studyDay: dateOf(0),
        streak: { length: 1, longest: 1 },
        freezesSpent: 0,
        closesAt: at(1),
      });
    });

    it("is marked by the option shown under its letter", async () => {
      const { createDrill, post, meet, answer } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      const options = [];
      for (const letter of ["A", "B", "C", "D"]) {
        const { option, correct, points } = await answer(posting, await meet(`member ${letter}`), letter);
        options.push({ option, correct, points });
      }
      expect(options).toEqual([
        { option: 2, correct: false, points: 2 },
        { option: 0, correct: true, points: 10 },
        { option: 3, correct: false, points: 2 },
        { option: 1, correct: false, points: 2 },
      ]);
    });

    it("is found by every later tap, also on another letter", async () => {
      const { storage, createDrill, post, meet, tap } = await openTeam(open);
      const ada = await meet("ada");
      const posting = await post(await createDrill(), 0);
      const first = await tap(posting, ada, WRONG);
      for (const letter of [RIGHT, WRONG, "E"]) {
        const again = await tap(posting, ada, letter, at(0, 20));
        expect(again).toEqual({ type: "repeated", verdict: verdictOf(first) });
      }
      expect(await storage.postings.countAnswers(posting.id)).toBe(1);
    });

    it("is the only one recorded of many concurrent taps", async () => {
      const { storage, createDrill, post, meet, tap } = await openTeam(open);
      const ada = await meet("ada");
      const posting = await post(await createDrill(), 0);
      const outcomes = await Promise.all(
        ["A", "B", "C", "D", "A", "B"].map((letter) => tap(posting, ada, letter)),
      );
      expect(outcomes.filter(({ type }) => type === "recorded")).toHaveLength(1);
      expect(outcomes.filter(({ type }) => type === "repeated")).toHaveLength(5);
      expect(new Set(outcomes.map((outcome) => verdictOf(outcome).answerId)).size).toBe(1);
      expect(await storage.postings.countAnswers(posting.id)).toBe(1);
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")?.reviews).toBe(1);
    });

    it("is each member's own", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const [adas, graces] = [await answer(posting, ada, RIGHT), await answer(posting, grace, WRONG)];
      expect(await storage.answers.find({ postingId: posting.id }, ada.id)).toEqual(adas);
      expect(await storage.answers.find({ postingId: posting.id }, grace.id)).toEqual(graces);
      expect(await storage.postings.countAnswers(posting.id)).toBe(2);
    });

    it("counts even if the message isn't recorded yet", async () => {
      const { storage, createDrill, begin, meet, tap } = await openTeam(open);
      const posting = await begin(await createDrill(), 0);
      expect(verdictOf(await tap(posting, await meet("ada"), RIGHT))).toMatchObject({
        kind: "daily",
        points: 10,
      });
      await storage.sending.markPosted(posting.id, "message" as MessageRef);
      expect(await storage.closing.close(posting.id, at(1))).toMatchObject({ tally: [1, 0, 0, 0] });
    });
  });

  describe("a forged tap", () => {
    it("on another team's posting gets the same reply as on no posting, and leaves no trace", async () => {
      const { storage, createDrill, post, meet, tap } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      expect(await tap(posting, grace, RIGHT)).toEqual({ type: "unknown" });
      for (const id of ["", "nothing", "__proto__", `${posting.id}'`, posting.drillId]) {
        expect(await tap({ ...posting, id }, grace, RIGHT)).toEqual({ type: "unknown" });
      }
      expect(await storage.postings.countAnswers(posting.id)).toBe(0);
      expect(await storage.cards.ofLearner(grace.learnerId)).toEqual(new Map());
    });

    it("on a letter that doesn't exist locks nothing", async () => {
      const { storage, createDrill, post, meet, tap } = await openTeam(open);
      const ada = await meet("ada");
      const posting = await post(await createDrill(), 0);
      for (const letter of ["E", "a", "", " A", "AB", "0", "-1", "__proto__", "constructor", "length"]) {
        expect(await tap(posting, ada, letter), letter).toEqual({ type: "no such option" });
      }
      expect(await storage.answers.find({ postingId: posting.id }, ada.id)).toBeUndefined();
      expect(await tap(posting, ada, RIGHT)).toMatchObject({ type: "recorded" });
    });

    it("on D of a question with three options finds none", async () => {
      const { storage, createDrill, post, meet, tap } = await openTeam(open);
      const short = questionNamed("short", { options: questionNamed("short").options.slice(0, 3) });
      await storage.questions.store([hashed(short)], at(0));
      const posting = await post(await createDrill(), 0, {
        question: { id: "short", version: 1 },
        order: [2, 0, 1],
      });
      expect(await tap(posting, await meet("ada"), "D")).toEqual({ type: "no such option" });
      await tap(posting, await meet("ada"), "C");
      expect(await storage.closing.close(posting.id, at(1))).toMatchObject({ tally: [0, 1, 0] });
    });
  });

  describe("another member's answer", () => {
    it("isn't found by its ID or by its posting", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const { answerId } = await answer(posting, ada, RIGHT);
      expect(await storage.answers.find({ answerId }, grace.id)).toBeUndefined();
      expect(await storage.answers.find({ postingId: posting.id }, grace.id)).toBeUndefined();
      expect(await storage.answers.find({ answerId: "nothing" }, ada.id)).toBeUndefined();
      expect(await storage.answers.find({ postingId: "nothing" }, ada.id)).toBeUndefined();
      expect(await storage.answers.find({ answerId }, ada.id)).toMatchObject({ answerId, correct: true });
    });
  });

  describe.each(["closing", "closed"] as const)("a late tap on a posting that is %s", (state) => {
    it("is a practice answer: no points, full learning", async () => {
      const { storage, teamId, createDrill, post, meet, answer, tap } = await openTeam(open);
      const [ada, late] = [await meet("ada"), await meet("late")];
      const drill = await createDrill();
      await answer(await post(drill, -1, { question: { id: "q2", version: 1 } }), late, RIGHT);
      const posting = await post(drill, 0);
      await answer(posting, ada, RIGHT);
      await storage.closing.close(posting.id, at(1));
      if (state === "closed") await storage.closing.markRevealed(posting.id, posting.message);
      await storage.answers.noteLookUp(late.id, "concept-of-q1", at(0, 10));

      const outcome = await tap(posting, late, RIGHT, at(1) + HOUR);
      expect(outcome.type).toBe("recorded");
      const verdict = verdictOf(outcome);
      expect(verdict).toMatchObject({
        correct: true,
        kind: "quiz",
        points: 0,
        openBook: false,
        visible: true,
      });
      expect(verdict.streak).toBeUndefined();
      expect(await tap(posting, late, WRONG, at(2))).toEqual({ type: "repeated", verdict });
      expect((await storage.cards.ofLearner(late.learnerId)).get("q1")).toMatchObject({
        reviews: 1,
        lastDay: dateOf(1),
        dueDay: verdict.dueDay,
      });
      expect(await storage.postings.countAnswers(posting.id)).toBe(1);
      expect(await storage.closing.close(posting.id, at(3))).toMatchObject({ state, tally: [1, 0, 0, 0] });
      expect(await storage.scores.inPeriod(teamId, periodOf("all time", dateOf(3)))).toMatchObject([
        { member: ada.id, points: 10 },
      ]);
    });
  });
}
