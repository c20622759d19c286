// The contract of outages: what heartbeats find, which questions they excuse, and streaks that don't break.
import { describe, expect, it } from "vitest";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, claimOf, dateOf, freshId, type Open, query, RIGHT } from "../../../support/storage/storage.ts";
import { openTeamWithOutages } from "./team-with-outages.ts";

const MINUTE = 60_000;

export function describeOutages(open: Open): void {
  const start = () => openTeamWithOutages(open);

  describe("a heartbeat", () => {
    it("ends an outage after half an hour of silence, once for all processes", async () => {
      const { storage, beat, settleAll } = await start();
      expect(await beat(at(0))).toBe(true);
      await beat(at(0) + 29 * MINUTE);
      expect(await storage.outages.unsettled("playground")).toEqual([]);
      await beat(at(0, 12));
      await beat(at(0, 12));
      expect(await storage.outages.unsettled("playground")).toHaveLength(1);
      expect(await storage.outages.unsettled("slack")).toEqual([]);
      expect(await settleAll()).toBe(1);
      expect(await settleAll()).toBe(0);
    });

    it("ends none of a process that lived on, nor while another process lived", async () => {
      const { storage, beat } = await start();
      await beat(at(0));
      await beat(at(0, 12), true);
      for (let minute = 0; minute <= 120; minute += 10) await beat(at(0, 12) + minute * MINUTE, true);
      await beat(at(0, 14) + MINUTE);
      expect(await storage.outages.unsettled("playground")).toEqual([]);
    });

    it("is never earlier than another process's", async () => {
      const { storage, beat } = await start();
      await beat(at(0, 12));
      await beat(at(0, 12) - MINUTE);
      await beat(at(0, 12) + 29 * MINUTE + MINUTE / 2);
      expect(await storage.outages.unsettled("playground")).toEqual([]);
    });
  });

  describe("an outage", () => {
    it("over a question's close costs neither a streak nor a freeze", async () => {
      const { drill, post, ada, answer, down, play, closeDay, streaks, row } = await start();
      await play([0, 1, 2, 3, 4, 5, 6]);
      const { id } = await post(drill, 7);
      expect(await down(at(8, 8), at(8, 12))).toBe(1);
      await closeDay(id, 8);
      expect(await streaks()).toEqual([[7, 0]]);
      const verdict = await answer(await post(drill, 9), ada, RIGHT);
      expect(verdict).toMatchObject({ streak: { length: 8, freezes: 1 }, freezesSpent: 0 });
      expect(await row()).toEqual({ length: 8, longest: 8, freezes: 1 });
    });

    it.each([
      ["of five minutes", at(1, 12), at(1, 12) + 5 * MINUTE],
      ["of less than an hour while there's time left", at(1, 12), at(1, 12) + 50 * MINUTE],
      ["before the question", at(1, 2), at(1, 9)],
      ["after the question", at(2, 9), at(2, 20)],
    ])("%s excuses nothing", async (_, from, until) => {
      const { drill, post, down, play, closeDay, streaks } = await start();
      await play([0]);
      const { id } = await post(drill, 1);
      await down(from, until);
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 1]]);
    });

    it("adds up with another one over the same question", async () => {
      const { drill, post, down, play, closeDay, streaks } = await start();
      await play([0]);
      const { id } = await post(drill, 1);
      await down(at(1, 12), at(1, 12) + 40 * MINUTE);
      await down(at(1, 20), at(1, 20) + 40 * MINUTE);
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 0]]);
    });

    it("excuses only those who didn't answer, before or after it", async () => {
      const { storage, drill, post, answer, meet, down } = await start();
      const members = [await meet("ada"), await meet("bo"), await meet("cy")] as const;
      const [, bo, cy] = members;
      const all = async (day: number) => {
        const posting = await post(drill, day);
        const verdicts = await Promise.all(members.map((member) => answer(posting, member, RIGHT)));
        return verdicts.map(({ streak }) => streak?.length);
      };
      expect(await all(0)).toEqual([1, 1, 1]);
      const second = await post(drill, 1);
      await answer(second, bo, RIGHT);
      await down(at(1, 12), at(1, 15));
      expect((await answer(second, cy, RIGHT, at(1, 16))).streak?.length).toBe(2);
      await storage.closing.close(second.id, at(2));
      expect(await all(2)).toEqual([2, 3, 3]);
    });

    it("gives back what an answer before it was excused had cost", async () => {
      const { drill, post, ada, answer, beat, settleAll, play, closeDay, row, streaks } = await start();
      await play([0, 1, 2, 3, 4, 5, 6]);
      const { id } = await post(drill, 7);
      await beat(at(8, 8), true);
      await beat(at(8, 12));
      await closeDay(id, 8);
      expect(await answer(await post(drill, 9), ada, RIGHT)).toMatchObject({ freezesSpent: 1 });
      expect(await row()).toEqual({ length: 8, longest: 8, freezes: 0 });
      await settleAll();
      expect(await row()).toEqual({ length: 8, longest: 8, freezes: 1 });
      await closeDay((await post(drill, 10)).id, 11);
      expect(await streaks()).toEqual([[8, 1]]);
    });

    it("is each platform's own", async () => {
      const { storage, drill, post, play, closeDay, streaks } = await start();
      await play([0]);
      const { id } = await post(drill, 1);
      for (const now of [at(1, 12), at(2, 12)])
        await storage.outages.beat({ id: freshId(), platform: "slack", now, continues: false });
      for (const outage of await storage.outages.unsettled("slack")) await storage.outages.settle(outage);
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 1]]);
    });

    it("excuses a question that was being sent, unless it's sent again", async () => {
      const { storage, database, drill, begin, down } = await start();
      const excused = () => query(database, sql`SELECT id FROM posting WHERE outage_id IS NOT NULL`);
      const { id } = await begin(drill, 0);
      await down(at(0, 12), at(0, 20));
      expect(await excused()).toEqual([{ id }]);
      await storage.sending.postpone(id, at(0, 20), claimOf({ id }));
      await storage.sending.beginSending(id, at(0, 20), freshId());
      expect(await excused()).toEqual([]);
    });

    it("counts in the recap's longest streak, too", async () => {
      const { storage, drill, post, down, play, closeDay } = await start();
      await play([0]);
      const { id } = await post(drill, 1);
      await down(at(1, 12), at(1, 15));
      await closeDay(id, 2);
      const recap = await storage.recaps.find({ drillId: drill.id, week: dateOf(0) });
      const { streaks } = await storage.recaps.numbers(recap ?? missing("recap"));
      expect(streaks).toMatchObject([{ streak: { length: 1 }, missed: 0 }]);
    });

    it("is mentioned by the first posting after it, if it excused a question of the drill", async () => {
      const { storage, drill, createDrill, post, down } = await start();
      const mentions = async (...args: Parameters<typeof post>) =>
        storage.outages.toMention(await post(...args));
      const other = await createDrill({ channel: "other", closesAfterHours: 1 });
      for (const one of [drill, other]) expect(await mentions(one, 0)).toBeUndefined();
      const during = await post(drill, 1);
      await down(at(1, 12), at(1, 15));
      expect(await storage.outages.toMention(during)).toBeUndefined();
      const outage = { from: at(1, 12), until: at(1, 15), zone: "UTC" };
      const after = await post(drill, 2);
      expect(await storage.outages.toMention(after)).toEqual(outage);
      expect(await mentions(drill, 3)).toBeUndefined();
      expect(await storage.outages.toMention(after)).toEqual(outage);
      expect(await mentions(other, 2)).toBeUndefined();
    });

    it("isn't mentioned by a posting that was open at the same time as an older one", async () => {
      const { storage, createDrill, post, down } = await start();
      const long = await createDrill({ channel: "long", closesAfterHours: 72 });
      const [, second] = [await post(long, 0), await post(long, 1)];
      await down(at(1, 12), at(1, 15));
      expect(await storage.outages.toMention(second)).toBeUndefined();
      expect(await storage.outages.toMention(await post(long, 2))).toMatchObject({ from: at(1, 12) });
      expect(await storage.outages.toMention(await post(long, 3))).toBeUndefined();
    });
  });
}

function missing(what: string): never {
  throw new Error(`There is no ${what}.`);
}
