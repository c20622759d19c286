// The contract of weekly recaps: due once the week is over, claimed by one process, counted from the log.
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../../../src/core/model.ts";
import type { NewDrill } from "../../../../src/ports/storage/drills.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const MINUTE = 60_000;

export function describeRecaps(open: Open): void {
  async function start(more: Partial<NewDrill> = {}) {
    const team = await openTeam(open);
    const { storage, createDrill, post, answer } = team;
    const drill = await createDrill(more);
    const recap = { drillId: drill.id, week: dateOf(0) };
    /** A day's question, answered, and closed at 20:00. The drill asks next on day `next`. */
    const play = async (day: number, taps: readonly (readonly [Member, string])[] = [], next = day + 1) => {
      const question = { id: `q${((day + 4) % 4) + 1}`, version: 1 };
      const posting = await post(drill, day, { question, next: { date: dateOf(next), at: at(next) } });
      for (const [member, letter] of taps) await answer(posting, member, letter);
      await storage.closing.close(posting.id, at(day, 20));
      return posting;
    };
    const due = async (now: number) => (await storage.recaps.due(now, 10)).map(({ week }) => week);
    const claim = (now: number, id = freshId()) => storage.recaps.claim(recap, now, id);
    const numbers = async () => {
      const found = await storage.recaps.find(recap);
      if (found === undefined) throw new Error("The week has no recap.");
      return storage.recaps.numbers(found);
    };
    return { ...team, drill, recap, play, due, claim, numbers };
  }

  describe("a weekly recap", () => {
    it("is due when the week's last question has closed, for half a day", async () => {
      const { play, due } = await start();
      await play(3);
      expect(await due(at(3, 21))).toEqual([]);
      await play(4, [], 7);
      expect(await due(at(4, 19))).toEqual([]);
      expect(await due(at(4, 20))).toEqual(["2026-03-02"]);
      expect(await due(at(4, 20) + 12 * HOUR)).toEqual(["2026-03-02"]);
      expect(await due(at(4, 20) + 12 * HOUR + 1)).toEqual([]);
    });

    it("waits for a question of the week that is still open", async () => {
      const { storage, drill, post, play, due } = await start();
      const open = await post(drill, 3, { next: { date: dateOf(4), at: at(4) } });
      await play(4, [], 7);
      expect(await due(at(4, 21))).toEqual([]);
      await storage.closing.close(open.id, at(4, 22));
      expect(await due(at(4, 22))).toEqual(["2026-03-02"]);
    });

    it("is due at the next question's time if that one was never asked", async () => {
      const { storage, drill, play, due } = await start();
      await play(3);
      const moved = await storage.drills.byId(drill.id);
      if (moved !== undefined) await storage.schedules.moveOn(moved, { date: dateOf(7), at: at(7) });
      expect(await due(at(4, 8))).toEqual([]);
      expect(await due(at(4))).toEqual(["2026-03-02"]);
    });

    it("isn't due if its drill has recaps off", async () => {
      const { play, due, claim } = await start({ recap: false });
      await play(4, [], 7);
      expect([await due(at(4, 20)), await claim(at(4, 20))]).toEqual([[], undefined]);
    });

    it("isn't due while the drill is paused, or once it's removed or its team left", async () => {
      const schedule = { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5], holidays: [] };
      const { storage, drill, play, due, claim } = await start({ schedule });
      await play(4, [], 7);
      await storage.drills.pause(drill.id, undefined, at(4, 20), freshId());
      expect([await due(at(4, 20)), await claim(at(4, 20))]).toEqual([[], undefined]);
      await storage.drills.resume(drill.id, at(4, 21));
      expect(await due(at(4, 21))).toEqual(["2026-03-02"]);
      await storage.drills.remove(drill.id, at(4, 22));
      expect([await due(at(4, 22)), await claim(at(4, 22))]).toEqual([[], undefined]);
    });

    it("doesn't exist for a question that closes weeks later", async () => {
      const { storage, recap, post, drill } = await start();
      const posting = await post(drill, 0, { next: { date: dateOf(22), at: at(22) } });
      await storage.closing.close(posting.id, at(22));
      expect(await storage.recaps.find(recap)).toBeUndefined();
    });

    it("goes to one process, and to the next one after its lease", async () => {
      const { play, claim, due } = await start();
      await play(4, [], 7);
      const now = at(4, 20);
      expect(await claim(now)).toBe("first");
      expect(await claim(now + MINUTE - 1)).toBeUndefined();
      expect(await due(now + MINUTE - 1)).toEqual([]);
      expect(await due(now + MINUTE)).toEqual(["2026-03-02"]);
      expect(await claim(now + MINUTE)).toBe("again");
    });

    it("counts as never tried when it's given back by its own claim", async () => {
      const { storage, recap, play, claim } = await start();
      await play(4, [], 7);
      const [now, own] = [at(4, 20), freshId()];
      await claim(now, own);
      await storage.recaps.giveBack(recap, freshId());
      expect(await claim(now)).toBeUndefined();
      await storage.recaps.giveBack(recap, own);
      expect(await claim(now)).toBe("first");
    });

    it.each(["posted", "empty"] as const)("that is %s is never due again", async (as) => {
      const { storage, recap, play, claim, due } = await start();
      await play(3, [], 7);
      await claim(at(3, 20));
      await storage.recaps.settle(recap, as);
      await play(5, [], 7);
      expect([await due(at(5, 20)), await claim(at(5, 20))]).toEqual([[], undefined]);
    });

    it("that is unknown waits for an admin, who is heard once", async () => {
      const { storage, recap, teamId, play, claim, due } = await start();
      await play(4, [], 7);
      const own = freshId();
      await claim(at(4, 20), own);
      expect(await storage.recaps.markUnknown(recap, freshId())).toBe(false);
      expect(await storage.recaps.markUnknown(recap, own)).toBe(true);
      expect([await due(at(4, 22)), await claim(at(4, 22))]).toEqual([[], undefined]);
      expect(await storage.recaps.unknown(teamId)).toMatchObject([recap]);
      expect(await storage.recaps.settleUnknown(recap, "again", at(5), freshId())).toBe(true);
      expect(await storage.recaps.settleUnknown(recap, "there", at(5), freshId())).toBe(false);
      expect(await claim(at(5))).toBe("first");
    });

    it("counts the week's answers, its members' points, and their earlier results", async () => {
      const { meet, play, numbers } = await start();
      const [ada, bo] = [await meet("ada"), await meet("bo")];
      await play(-3, [[bo, WRONG]]);
      await play(0, [
        [ada, RIGHT],
        [bo, WRONG],
      ]);
      await play(1, [[ada, RIGHT]], 7);
      const counted = await numbers();
      expect(counted).toMatchObject({ answered: 2, participants: 2 });
      expect(counted.questions.map(({ answers, right, wrong }) => [answers, right, wrong])).toEqual([
        [2, 1, 1],
        [1, 1, 0],
      ]);
      const members = counted.members.toSorted((a, b) => b.points - a.points);
      expect(members).toMatchObject([
        {
          member: ada.id,
          points: 20,
          thisWeek: { answered: 2, right: 2 },
          before: { answered: 0, right: 0 },
        },
        { member: bo.id, points: 2, thisWeek: { answered: 1, right: 0 }, before: { answered: 1, right: 0 } },
      ]);
      expect(counted.streaks.map(({ streak, missed }) => [streak.length, missed])).toEqual([
        [2, 0],
        [2, 1],
      ]);
    });

    it("counts no question as missed while a member is away", async () => {
      const { play, meet, numbers, storage } = await start();
      const ada = await meet("ada");
      const away = { id: freshId(), member: ada, first: dateOf(1), last: dateOf(2) };
      await storage.reminders.setAway(away, dateOf(0), at(0));
      await play(0, [[ada, RIGHT]]);
      for (const day of [1, 2, 3]) await play(day);
      expect((await numbers()).streaks).toMatchObject([{ missed: 1 }]);
    });

    it("shows hidden members under their pseudonym", async () => {
      const { storage, meet, play, numbers } = await start();
      const ada = await meet("ada");
      await storage.people.change(ada.id, { hidden: true }, 0.5, at(0));
      await play(4, [[ada, RIGHT]], 7);
      const { members, streaks } = await numbers();
      expect(members).toMatchObject([{ hidden: true, ref: { externalId: "" } }]);
      expect(JSON.stringify([members, streaks])).not.toContain("ada");
    });

    it("shows what fooled the most people, unless it was corrected or is open again", async () => {
      const { storage, createDrill, post, meet, play, numbers } = await start();
      const people = await Promise.all(["a", "b", "c", "d", "e"].map((name) => meet(name)));
      const taps = people.map((member, index) => [member, index < 2 ? RIGHT : WRONG] as const);
      await play(0, taps, 7);
      expect((await numbers()).fooled).toMatchObject({ question: { id: "q1" }, wrong: 3, answers: 5 });
      const other = await post(await createDrill({ channel: "other" }), 1);
      expect((await numbers()).fooled).toBeUndefined();
      await storage.closing.close(other.id, at(2));
      expect((await numbers()).fooled).toBeDefined();
      const newer = questionNamed("q1", { version: 2 });
      await storage.questions.store([hashed(newer)], at(2));
      const ids = people.map(() => freshId());
      await storage.corrections.amend({ questionId: "q1", below: 2, effect: "credit" }, at(2), ids);
      const corrected = await numbers();
      expect(corrected.fooled).toBeUndefined();
      expect(corrected.questions).toMatchObject([{ answers: 5, right: 5, wrong: 0, amended: 5 }]);
    });

    it("forgets a deleted member", async () => {
      const { storage, meet, play, numbers } = await start();
      const [ada, bo] = [await meet("ada"), await meet("bo")];
      await play(
        4,
        [
          [ada, RIGHT],
          [bo, RIGHT],
        ],
        7,
      );
      await storage.people.delete(ada.learnerId, freshId(), at(3));
      const counted = await numbers();
      expect(counted).toMatchObject({ answered: 1, participants: 1, questions: [{ answers: 1 }] });
      expect(counted.members.map(({ member }) => member)).toEqual([bo.id]);
    });

    it("belongs to the Monday of its question's date", async () => {
      const { storage, drill, play } = await start();
      await play(6, [], 7);
      const sunday = { drillId: drill.id, week: "2026-03-02" as CalendarDate };
      expect(await storage.recaps.find(sunday)).toMatchObject({ lastDate: "2026-03-08" });
    });
  });
}
