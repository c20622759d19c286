// The contract of undoing a clock jump: times 400 days ahead no longer apply, and everything else stays.
import { describe, expect, it } from "vitest";
import { latestDate } from "../../../src/core/drill-calendar.ts";
import { readSortedRows } from "../../support/storage/schema.ts";
import {
  at,
  claimOf,
  dateOf,
  freshId,
  HOUR,
  hashed,
  type Open,
  openTeam,
  order,
  questionNamed,
  RIGHT,
} from "../../support/storage/storage.ts";

const AHEAD = 400;
const MINUTE = 60_000;

export function describeClockJumps(open: Open): void {
  describe("undoing a clock jump", () => {
    it("changes nothing if no clock was ahead", async () => {
      const { storage, database, createDrill, post, claim, begin, answer, meet } = await openTeam(open);
      const ada = await meet("ada");
      const drill = await createDrill({ closesAfterHours: 72 });
      const posting = await post(drill, 0);
      await answer(posting, ada, RIGHT);
      await storage.counting.beginCount(posting.id, at(0, 10), HOUR, freshId());
      await claim(drill, 1);
      await begin(await createDrill({ channel: "other" }), 0);
      const plan = { date: dateOf(2), questionId: "q2", version: 1, reason: "" };
      await storage.schedules.plan([{ ...plan, drillId: drill.id }], at(1));
      await storage.corrections.claimNotice(drill.id, "q1", 2, at(1), freshId());
      await storage.teams.leave({ platform: "playground", externalId: "T1" }, at(1));
      const rows = await readSortedRows(database);
      await storage.clockJumps.undo(at(1));
      expect(await storage.clockJumps.answersAhead(at(1), "", 10)).toEqual([]);
      expect(await readSortedRows(database)).toEqual(rows);
    });

    it("ends claims made then, so that others can take over", async () => {
      const { storage, createDrill, begin, post, answer, meet } = await openTeam(open);
      const { sending: sends, counting, corrections, clockJumps } = storage;
      const drill = await createDrill();
      const sending = await begin(drill, AHEAD);
      const posted = await post(await createDrill({ channel: "other" }), 0);
      await answer(posted, await meet("ada"), RIGHT);
      await counting.beginCount(posted.id, at(AHEAD), HOUR, freshId());
      await corrections.claimNotice(drill.id, "q1", 2, at(AHEAD), freshId());
      const now = at(1);
      expect(await sends.reclaim(sending.id, now, freshId())).toBeUndefined();
      await clockJumps.undo(now);
      expect(await sends.reclaim(sending.id, now, freshId())).toMatchObject({ id: sending.id });
      expect(await counting.beginCount(posted.id, now, HOUR, freshId())).toMatchObject({ answers: 1 });
      expect(await corrections.claimNotice(drill.id, "q1", 2, now, freshId())).toBe("again");
    });

    it("sends now what was postponed then, and forgets what was only claimed or planned", async () => {
      const { storage, createDrill, begin, claim } = await openTeam(open);
      const drill = await createDrill();
      const back = await begin(drill, 0);
      await storage.sending.postpone(back.id, at(AHEAD), claimOf(back));
      const claimed = await claim(drill, AHEAD);
      const plan = { date: dateOf(1), questionId: "q2", version: 1, reason: "" };
      await storage.schedules.plan([{ ...plan, drillId: drill.id }], at(AHEAD));
      await storage.clockJumps.undo(at(0, 10));
      expect((await storage.sending.toSend(at(0, 10), 10)).map(({ id }) => id)).toEqual([back.id]);
      expect(await storage.postings.find(claimed?.id ?? "")).toBeUndefined();
      expect(await storage.schedules.findPlans([{ drillId: drill.id, date: dateOf(1) }])).toEqual([]);
    });

    it("counts an open question's hours, and a team's days, from now on", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const posting = await post(await createDrill({ closesAfterHours: 8 }), AHEAD);
      const team = { platform: "playground", externalId: "T1" } as const;
      await storage.teams.leave(team, at(AHEAD));
      await storage.clockJumps.undo(at(1));
      expect(await storage.postings.find(posting.id)).toMatchObject({
        openedAt: at(1),
        closesAt: at(1) + 8 * HOUR,
      });
      expect(await storage.teams.toPurge(at(1))).toBeUndefined();
      expect(await storage.teams.toPurge(at(1) + 1)).toBeDefined();
    });

    it("moves answers given then to now, and their cards follow", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      const before = await answerPractice(ada, "q1", RIGHT, at(0));
      const { answerId } = await answerPractice(ada, "q1", RIGHT, at(AHEAD));
      expect(before.studyDay).toBe(dateOf(0));
      const { answersAhead, moveAnswerToNow } = storage.clockJumps;
      expect(await answersAhead(at(1), "", 10)).toEqual([answerId]);
      expect(await answersAhead(at(1), answerId, 10)).toEqual([]);
      await moveAnswerToNow(answerId, at(1));
      await moveAnswerToNow(before.answerId, at(1)); // it was right
      expect(await answersAhead(at(1), "", 10)).toEqual([]);
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toMatchObject({
        lastDay: dateOf(1),
        reviews: 2,
      });
      expect((await storage.cards.differing(undefined, 10)).differing).toEqual([]);
    });

    it("leaves answers alone if every team was created later: then this clock is wrong", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      await answerPractice(await meet("ada"), "q1", RIGHT, at(0));
      expect(await storage.clockJumps.answersAhead(at(-3), "", 10)).toEqual([]);
    });

    it("finds reminders that are due far ahead, in pages", async () => {
      const { storage, meet } = await openTeam(open);
      const nine = { time: "09:00", zone: "UTC" };
      for (const name of ["ada", "bo", "chidi"])
        await storage.reminders.set((await meet(name)).id, nine, at(AHEAD));
      await storage.reminders.set((await meet("dana")).id, nine, at(0));
      const first = await storage.reminders.later(at(3), 2);
      const second = await storage.reminders.later(at(3), 2, first[1]);
      expect([...first, ...second].map(({ nextAt }) => nextAt)).toEqual(Array(3).fill(at(AHEAD + 1)));
      expect(second).toHaveLength(1);
    });
  });

  describe("a question dated far ahead", () => {
    it("is neither the last nor the current one, and choosing ignores it", async () => {
      const { storage, teamId, createDrill, post } = await openTeam(open);
      const drill = await createDrill();
      const real = await post(drill, 0);
      const ahead = await post(drill, AHEAD, { question: { id: "q2", version: 1 } });
      const until = latestDate(at(1));
      expect(await storage.postings.last(drill.id, until)).toMatchObject({ date: dateOf(0) });
      expect(await storage.postings.last(drill.id)).toMatchObject({ date: dateOf(AHEAD) });
      expect((await storage.postings.current(teamId, "general", until))?.id).toBe(real.id);
      expect((await storage.postings.current(teamId, "general"))?.id).toBe(ahead.id);
      const { asked, lastQuestions } = await storage.schedules.choiceInputs(drill, until);
      expect([[...asked.keys()], lastQuestions]).toEqual([["q1"], ["q1"]]);
    });

    it("neither keeps a streak alive nor breaks one", async () => {
      const { storage, createDrill, post, answer, meet } = await openTeam(open);
      const [ada, drill] = [await meet("ada"), await createDrill()];
      await storage.questions.store([hashed(questionNamed("q9"))], at(0));
      for (const day of [0, 1, AHEAD]) await answer(await post(drill, day), ada, RIGHT);
      const shown = async (day: number) =>
        (await storage.answers.streaks(ada.id, latestDate(at(day)))).map(({ streak, missed }) => [
          streak.length,
          missed,
        ]);
      expect(await shown(1)).toEqual([[3, 0]]);
      const missed = await post(drill, 2);
      await storage.closing.close(missed.id, at(3));
      expect(await shown(3)).toEqual([[3, 1]]);
      await answer(await post(drill, 3), ada, RIGHT, at(3, 10));
      expect(await shown(4)).toEqual([[1, 0]]);
    });

    it("counts towards no streak when it is answered afterwards", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const [ada, drill] = [await meet("ada"), await createDrill()];
      await answer(await post(drill, 0), ada, RIGHT);
      const ahead = await post(drill, AHEAD, { order });
      const verdict = await answer(ahead, ada, RIGHT, at(1));
      expect(verdict.streak).toBeUndefined();
      await answer(await post(drill, 1), ada, RIGHT, at(1) + MINUTE);
      expect(await storage.answers.streaks(ada.id)).toMatchObject([{ streak: { length: 2 } }]);
    });

    it("makes no later answer open book by what was looked up then", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const [ada, drill] = [await meet("ada"), await createDrill()];
      await storage.answers.noteLookUp(ada.id, "concept-of-q1", at(AHEAD));
      expect(await answer(await post(drill, 0), ada, RIGHT)).toMatchObject({ openBook: false, points: 10 });
    });
  });
}
