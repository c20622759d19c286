// The contract of practices: series of questions, each answered once by its owner.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { PracticeItem } from "../../../../src/ports/storage/practices.ts";
import {
  at,
  dateOf,
  type Open,
  openTeam,
  purgeStep,
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

    it("is found as it was started, with its answers so far", async () => {
      const { storage, ada, practiceId, tap } = await start();
      const asked = [
        { question: questions[1], order: [2, 0, 3, 1], hasCard: false, answeredSince: false },
        { question: questions[0], order: [0, 1, 2, 3], hasCard: false, answeredSince: false },
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
        questions: [asked[0], { ...asked[1], hasCard: true }],
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
        visible: true,
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

    it("takes each question's first tap, even with concurrent ones", async () => {
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

    it("is found and answered by every member of its learner, and its answers are its member's", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const visit = (name: string, team: string) =>
        meet(name, { platform: "discord", team: { externalId: team, name: team } });
      const [inServer, inDirect] = [await visit("ada", "S1"), await visit("ada", "dm:U-ada")];
      const stranger = await visit("grace", "S1");
      const practice = { id: newId(), memberId: inServer.id, kind: "review", items } as const;
      await storage.practices.start(practice, at(0));
      const place = { practiceId: practice.id, index: 0 };
      const tap = (member: typeof inServer, letter: string) =>
        storage.practices.record({ ...place, id: newId(), member, letter, now: at(0, 10) });
      const hint = (member: typeof inServer) =>
        storage.practices.takeHint({ ...place, member, now: at(0, 10) });
      expect([await tap(stranger, RIGHT), await hint(stranger)]).toEqual([
        { type: "unknown" },
        { type: "unknown" },
      ]);
      expect(await storage.practices.find(practice.id, stranger.id)).toBeUndefined();
      expect((await hint(inDirect)).type).not.toBe("unknown");
      const verdict = verdictOf(await tap(inDirect, WRONG));
      expect(await tap(inServer, RIGHT)).toEqual({ type: "repeated", verdict });
      expect((await storage.practices.find(practice.id, inDirect.id))?.answers[0]).toEqual(verdict);
      for (const member of [inServer, inDirect])
        expect(await storage.answers.find({ answerId: verdict.answerId }, member.id)).toEqual(verdict);
      expect(await storage.answers.find({ answerId: verdict.answerId }, stranger.id)).toBeUndefined();
      await storage.teams.leave({ platform: "discord", externalId: "dm:U-ada" }, at(1));
      expect(await purgeStep(storage, at(2))).toBe(true);
      expect((await storage.practices.find(practice.id, inServer.id))?.answers[0]).toEqual(verdict);
    });

    it("of reviews skips what the learner answered since it began, or suspended", async () => {
      const { storage, meet, newId, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      const three = ["q1", "q2", "q3"].map((id) => ({ id, version: 1, order: [0, 1, 2, 3] }));
      const practice = { id: newId(), memberId: ada.id, kind: "review", items: three } as const;
      await answerPractice(ada, "q1", WRONG, at(0));
      await storage.practices.start(practice, at(0));
      await answerPractice(ada, "q2", RIGHT, at(0, 10));
      await storage.cards.suspend({ id: newId(), member: ada, questionId: "q3", now: at(0, 10) });
      const found = await storage.practices.find(practice.id, ada.id);
      expect(found?.questions.map(({ answeredSince }) => answeredSince)).toEqual([false, true, false]);
      const outcomes = await Promise.all(
        three.map((_, index) =>
          storage.practices.record({
            id: newId(),
            practiceId: practice.id,
            index,
            member: ada,
            letter: RIGHT,
            now: at(0, 11),
          }),
        ),
      );
      expect(outcomes.map(({ type }) => type)).toEqual(["recorded", "answered elsewhere", "suspended"]);
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q2")).toMatchObject({ reviews: 1 });
    });

    it("ignores forged IDs, positions, and letters, and can still be answered", async () => {
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
      const { storage, ada, meet, createDrill, post, answer, answerPractice } = await start();
      const days = [at(0), at(0, 23), at(1, 3), at(1, 4)]; // the study day changes at 04:00
      for (const [index, now] of days.entries()) {
        expect(await answerPractice(ada, `q${index + 1}`, WRONG, now, "review")).toMatchObject({
          kind: "review",
          points: 0,
        });
      }
      await answerPractice(await meet("grace"), "q1", RIGHT, at(0), "review");
      await answerPractice(ada, "q1", RIGHT, at(0), "quiz");
      await answer(await post(await createDrill(), 0), ada, RIGHT);
      const count = (day: number) =>
        storage.practices.countReviews(ada.learnerId, dateOf(day) as string as StudyDay, at(9));
      expect([await count(0), await count(1), await count(2)]).toEqual([4, 1, 0]);
    });

    it("of reviews counts those since the day began, too, and those of a later day of another zone", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const kiritimati = await meet("ada", { zone: "Pacific/Kiritimati" });
      const samoa = await meet("ada", { zone: "Pacific/Pago_Pago" });
      await answerPractice(samoa, "q1", RIGHT, at(0, 8), "review"); // on the day before there
      await answerPractice(samoa, "q2", RIGHT, at(0, 10), "review");
      await answerPractice(kiritimati, "q3", RIGHT, at(0, 11), "review");
      await answerPractice(kiritimati, "q4", RIGHT, at(0, 20), "review"); // on the day after there
      const today = dateOf(0) as string as StudyDay;
      const count = (start: number) => storage.practices.countReviews(samoa.learnerId, today, start);
      expect([await count(at(0, 8)), await count(at(0, 9)), await count(at(0, 21))]).toEqual([4, 3, 2]);
    });

    it("of reviews takes no more than the learner's cap, even over several practices", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const { id } = await meet("ada");
      await storage.people.change(id, { cap: 2 }, 0.5, at(0));
      const ada = await meet("ada");
      const started = await Promise.all(
        ["q1", "q2", "q3", "q4"].map(async (question) => {
          const practiceId = newId();
          const one = [{ id: question, version: 1, order: [0, 1, 2, 3] }];
          await storage.practices.start(
            { id: practiceId, memberId: ada.id, kind: "review", items: one },
            at(0),
          );
          return practiceId;
        }),
      );
      const tapAll = (now: number) =>
        Promise.all(
          started.map((practiceId) =>
            storage.practices.record({ id: newId(), practiceId, index: 0, member: ada, letter: "A", now }),
          ),
        );
      const types = (await tapAll(at(0, 10))).map(({ type }) => type);
      expect(types.toSorted()).toEqual(["enough", "enough", "recorded", "recorded"]);
      const place = { id: started[types.indexOf("enough")], index: 0, count: 1 };
      const enough = (await tapAll(at(0, 11))).find(({ type }) => type === "enough");
      expect(enough).toEqual({ type: "enough", practice: place });
      expect((await tapAll(at(1, 10))).map(({ type }) => type).toSorted()).toEqual([
        "recorded",
        "recorded",
        "repeated",
        "repeated",
      ]);
    });

    it("is another one each time: the same question can be practiced again", async () => {
      const { storage, ada, answerPractice } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice(ada, "q1", WRONG, at(5));
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toMatchObject({ reviews: 2 });
    });
  });
}
