// The contract of times away: no reminders, and streaks that don't break.
import { describe, expect, it } from "vitest";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  dateOf,
  execute,
  freshId,
  type Open,
  openTeam,
  RIGHT,
} from "../../../support/storage/storage.ts";

const nine = { time: "09:00", zone: "UTC" } as const;

export function describeAway(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const ada = await team.meet("ada");
    const { reminders, answers } = team.storage;
    const setAway = (first: number, last: number, now: number, member = ada) =>
      reminders.setAway(
        { id: freshId(), member, first: dateOf(first), last: dateOf(last) },
        dateOf(now),
        at(now, 8),
      );
    const endAway = (day: number) => reminders.endAway(ada.learnerId, dateOf(day), at(day, 8), freshId());
    const awayOn = (day: number) => reminders.away(ada.learnerId, dateOf(day));
    const streaks = async () =>
      (await answers.streaks(ada.id)).map(({ streak, missed }) => [streak.length, missed]);
    return { ...team, ada, reminders, setAway, endAway, awayOn, streaks };
  }

  describe("a time away", () => {
    it("lasts until its last date, and a new one replaces it from today on", async () => {
      const { awayOn, setAway } = await start();
      expect(await awayOn(0)).toBeUndefined();
      await setAway(2, 5, 0);
      expect(await awayOn(0)).toEqual({ first: dateOf(2), last: dateOf(5) });
      expect(await awayOn(5)).toEqual({ first: dateOf(2), last: dateOf(5) });
      expect(await awayOn(6)).toBeUndefined();
      await setAway(3, 9, 3);
      expect(await awayOn(3)).toEqual({ first: dateOf(3), last: dateOf(9) });
      expect(await awayOn(2)).toEqual({ first: dateOf(3), last: dateOf(9) });
    });

    it("ends early from today on, or is taken back before it starts", async () => {
      const { awayOn, setAway, endAway } = await start();
      expect(await endAway(0)).toBe(false);
      await setAway(1, 9, 0);
      expect(await endAway(0)).toBe(true);
      expect(await awayOn(0)).toBeUndefined();
      await setAway(1, 9, 0);
      expect(await endAway(4)).toBe(true);
      expect(await awayOn(4)).toBeUndefined();
      expect(await awayOn(3)).toEqual({ first: dateOf(1), last: dateOf(3) });
    });

    it("moves all the learner's active reminders past it, and back", async () => {
      const { database, reminders, meet, ada, setAway, endAway } = await start();
      const there = await meet("ada", { team: { externalId: "T2", name: "Team Two" } });
      await execute(
        database,
        sql`UPDATE member SET learner_id = ${ada.learnerId},
            account_id = (SELECT account_id FROM member AS one WHERE one.id = ${ada.id})
          WHERE id = ${there.id}`,
      );
      const grace = await meet("grace");
      for (const { id } of [ada, there, grace]) await reminders.set(id, nine, at(0, 1));
      const next = () =>
        Promise.all([ada, there, grace].map(async ({ id }) => (await reminders.find(id))?.nextAt));
      await setAway(0, 4, 0);
      expect(await next()).toEqual([at(5), at(5), at(0)]);
      expect((await reminders.set(ada.id, { ...nine, time: "10:00" }, at(1))).nextAt).toBe(at(5, 10));
      expect((await reminders.due(at(4), 10)).map(({ memberId }) => memberId)).toEqual([grace.id]);
      await endAway(2);
      expect(await next()).toEqual([at(2, 10), at(2), at(0)]);
      await reminders.stop(ada.learnerId, freshId());
      await setAway(3, 4, 2);
      expect((await next()).slice(0, 2)).toEqual([undefined, undefined]);
    });

    it("keeps a streak: postings missed while away don't count", async () => {
      const { ada, post, answer, createDrill, storage, setAway, streaks } = await start();
      const drill = await createDrill();
      const postings = [];
      for (let day = 0; day < 2; day++) await answer(await post(drill, day), ada, RIGHT);
      await setAway(2, 4, 1);
      for (let day = 2; day < 5; day++) postings.push(await post(drill, day));
      for (const { id } of postings) await storage.closing.close(id, at(5));
      expect(await streaks()).toEqual([[2, 0]]);
      const verdict = await answer(await post(drill, 5), ada, RIGHT);
      expect(verdict).toMatchObject({ streak: { length: 3 }, freezesSpent: 0 });
      expect(await streaks()).toEqual([[3, 0]]);
    });

    it("counts an answer given while away, and a posting missed after it", async () => {
      const { ada, post, answer, createDrill, setAway } = await start();
      const drill = await createDrill();
      await answer(await post(drill, 0), ada, RIGHT);
      await setAway(1, 3, 1);
      const [, late] = [await post(drill, 1), await post(drill, 2), await post(drill, 3)];
      expect((await answer(late, ada, RIGHT)).streak).toMatchObject({ length: 2 });
      await post(drill, 4);
      expect((await answer(await post(drill, 5), ada, RIGHT)).streak).toMatchObject({
        length: 1,
        longest: 2,
      });
    });

    it("protects no one else, and no date before it", async () => {
      const { ada, meet, post, answer, createDrill, setAway } = await start();
      const [drill, grace] = [await createDrill(), await meet("grace")];
      const first = await post(drill, 0);
      for (const member of [ada, grace]) await answer(first, member, RIGHT);
      await post(drill, 1);
      await setAway(2, 2, 2);
      await post(drill, 2);
      const last = await post(drill, 3);
      for (const member of [ada, grace])
        expect((await answer(last, member, RIGHT)).streak).toMatchObject({ length: 1 });
    });
  });

  describe("reminder days", () => {
    it("skip other weekdays, stay when only the time changes, and can be all again", async () => {
      const { reminders, ada } = await start();
      const set = await reminders.set(ada.id, { ...nine, weekdays: [3, 6] }, at(0, 1)); // a Monday
      expect(set).toMatchObject({ weekdays: [3, 6], nextAt: at(2) });
      expect(await reminders.find(ada.id)).toEqual(set);
      expect(await reminders.set(ada.id, { ...nine, time: "10:00" }, at(2, 10))).toMatchObject({
        weekdays: [3, 6],
        nextAt: at(5, 10),
      });
      const daily = await reminders.set(ada.id, { ...nine, weekdays: [1, 2, 3, 4, 5, 6, 7] }, at(0, 1));
      expect(daily).toMatchObject({ weekdays: undefined, nextAt: at(0) });
    });
  });
}
