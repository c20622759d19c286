// The contract of reminders: due ones come in pages, and one process moves each on.
import { describe, expect, it } from "vitest";
import type { NewPractice } from "../../../../src/ports/storage/practices.ts";
import type { DueReminder, Reminder } from "../../../../src/ports/storage/reminders.ts";
import { at, freshId, HOUR, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";

const nine = { time: "09:00", zone: "UTC" } as const;

function reviewFor(memberId: string, id: string): NewPractice {
  return { id, memberId, kind: "review", items: [{ id: "q1", version: 1, order: [0, 1, 2, 3] }] };
}

export function describeReminders(open: Open): void {
  describe("reminders", () => {
    it("are set for the next such local time, changed, and stopped", async () => {
      const { storage, meet } = await openTeam(open);
      const { id, learnerId } = await meet("ada");
      expect(await storage.reminders.find(id)).toBeUndefined();
      expect(await storage.reminders.stop(learnerId, freshId())).toBe(false);
      const set: Reminder = { ...nine, nextAt: at(0, 9), lastSentAt: undefined, ignored: 0 };
      expect(await storage.reminders.set(id, nine, at(0, 8))).toEqual(set);
      expect(await storage.reminders.find(id)).toEqual(set);
      const tokyo = { time: "20:30", zone: "Asia/Tokyo" };
      const changed = await storage.reminders.set(id, tokyo, at(0, 8));
      expect(changed).toEqual({ ...set, ...tokyo, nextAt: at(0, 11) + HOUR / 2 });
      expect(await storage.reminders.stop(learnerId, freshId())).toBe(true);
      expect(await storage.reminders.stop(learnerId, freshId())).toBe(false);
      expect(await storage.reminders.find(id)).toEqual({ ...changed, nextAt: undefined });
    });

    it("of a learner are found and stopped from any of their teams, and no one else's", async () => {
      const { storage, meet } = await openTeam(open);
      const onDiscord = (name: string, team: string) =>
        meet(name, { platform: "discord", team: { externalId: team, name: team } });
      const [{ id, learnerId }, other] = [await onDiscord("ada", "T1"), await onDiscord("grace", "T1")];
      const elsewhere = await onDiscord("ada", "T2");
      expect(elsewhere).toMatchObject({ learnerId });
      expect(await storage.reminders.nextOf(learnerId)).toBeUndefined();
      const later = await storage.reminders.set(id, { ...nine, time: "11:00" }, at(0, 8));
      const sooner = await storage.reminders.set(elsewhere.id, nine, at(0, 8));
      const others = await storage.reminders.set(other.id, nine, at(0, 8));
      expect(await storage.reminders.nextOf(learnerId)).toEqual(sooner);
      expect(await storage.reminders.stop(learnerId, freshId())).toBe(true);
      expect(await storage.reminders.nextOf(learnerId)).toBeUndefined();
      expect(await storage.reminders.find(id)).toEqual({ ...later, nextAt: undefined });
      expect(await storage.reminders.nextOf(other.learnerId)).toEqual(others);
    });

    it("are due in pages, oldest first, with their recipients", async () => {
      const { storage, meet, teamId } = await openTeam(open);
      const grace = await meet("grace", { platform: "discord", team: { externalId: "G7", name: "Guild" } });
      const members = [await meet("ada"), grace, await meet("linus")];
      for (const [index, { id }] of members.entries())
        await storage.reminders.set(id, { time: `0${9 - index}:00`, zone: "UTC" }, at(0, 1));
      expect(await storage.reminders.due(at(0, 7) - 1, 10)).toEqual([]);
      const first = await storage.reminders.due(at(0, 9), 2);
      expect(first.map(({ externalId }) => externalId)).toEqual(["U-linus", "U-grace"]);
      expect(first[1]).toEqual({
        time: "08:00",
        zone: "UTC",
        nextAt: at(0, 8),
        lastSentAt: undefined,
        ignored: 0,
        memberId: grace.id,
        cap: 10,
        learnerId: grace.learnerId,
        teamId: grace.teamId,
        platform: "discord",
        externalTeamId: "G7",
        externalId: "U-grace",
      });
      const second = await storage.reminders.due(at(0, 9), 2, first[1]);
      expect(second.map(({ externalId, teamId }) => [externalId, teamId])).toEqual([["U-ada", teamId]]);
      expect(await storage.reminders.due(at(0, 9), 2, second[0])).toEqual([]);
    });

    it("come in one page each, even with the same due time", async () => {
      const { storage, meet } = await openTeam(open);
      for (let index = 0; index < 7; index++)
        await storage.reminders.set((await meet(`member ${index}`)).id, nine, at(0, 1));
      const seen: string[] = [];
      let after: DueReminder | undefined;
      do {
        const page = await storage.reminders.due(at(0), 3, after);
        seen.push(...page.map(({ memberId }) => memberId));
        after = page.at(-1);
      } while (after !== undefined);
      expect(seen).toEqual([...new Set(seen)].toSorted());
      expect(seen).toHaveLength(7);
    });

    it("are moved on by one process, and not if they were set again meanwhile", async () => {
      const { storage, meet } = await openTeam(open);
      const { id } = await meet("ada");
      await storage.reminders.set(id, nine, at(0, 1));
      const [due] = await storage.reminders.due(at(0), 1);
      if (due === undefined) throw new Error("The reminder is not due.");
      const sent = { nextAt: at(1), lastSentAt: at(0), ignored: 1 };
      const moved = await Promise.all(
        Array.from({ length: 5 }, () => storage.reminders.move(due, sent, freshId())),
      );
      expect(moved.toSorted()).toEqual([false, false, false, false, true]);
      expect(await storage.reminders.find(id)).toEqual({ ...nine, ...sent });
      expect(await storage.reminders.due(at(0, 23), 1)).toEqual([]);
      await storage.reminders.set(id, { ...nine, time: "10:00" }, at(0));
      expect(await storage.reminders.move({ memberId: id, nextAt: at(1) }, sent, freshId())).toBe(false);
    });

    it("are claimed by one process, which starts the review of the message", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const { id } = await meet("ada");
      await storage.reminders.set(id, nine, at(0, 1));
      const [turn, sent] = [
        { memberId: id, nextAt: at(0) },
        { nextAt: at(1), lastSentAt: at(0), ignored: 1 },
      ];
      const practices = [reviewFor(id, newId()), reviewFor(id, newId()), reviewFor(id, newId())];
      const claims = await Promise.all(
        practices.map((practice) => storage.reminders.claim(turn, sent, practice, at(0))),
      );
      expect(claims.toSorted()).toEqual([false, false, true]);
      expect(await storage.reminders.find(id)).toEqual({ ...nine, ...sent });
      const found = await Promise.all(
        practices.map(async (practice) => (await storage.practices.find(practice.id, id)) !== undefined),
      );
      expect(found).toEqual(claims);
    });

    it("are put back with no review left, unless it was answered", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const ada = await meet("ada");
      await storage.reminders.set(ada.id, nine, at(0, 1));
      const claim = async (from: number) => {
        const practice = reviewFor(ada.id, newId());
        const turn = { memberId: ada.id, nextAt: from };
        const sent = { nextAt: at(1), lastSentAt: at(0), ignored: 1 };
        expect(await storage.reminders.claim(turn, sent, practice, at(0))).toBe(true);
        return practice.id;
      };
      const putBack = (id: string, nextAt: number) =>
        storage.reminders.putBack(
          { memberId: ada.id, nextAt: at(1) },
          { nextAt, lastSentAt: undefined, ignored: 0 },
          id,
          newId(),
        );
      const first = await claim(at(0));
      expect(await putBack(first, at(0, 10))).toBe(true);
      expect(await putBack(first, at(0, 11))).toBe(false);
      expect(await storage.reminders.find(ada.id)).toMatchObject({ nextAt: at(0, 10), ignored: 0 });
      expect(await storage.practices.find(first, ada.id)).toBeUndefined();
      const second = await claim(at(0, 10));
      const tap = { id: newId(), practiceId: second, index: 0, member: ada, letter: RIGHT, now: at(0, 11) };
      await storage.practices.record(tap);
      expect(await putBack(second, at(0, 12))).toBe(true);
      const [answer] = (await storage.practices.find(second, ada.id))?.answers ?? [];
      expect(answer?.answerId).toBe(tap.id);
    });

    it("set on a day that had one start on the next", async () => {
      const { storage, meet } = await openTeam(open);
      const { id, learnerId } = await meet("ada");
      const { nextAt = 0 } = await storage.reminders.set(id, nine, at(0, 1));
      await storage.reminders.move(
        { memberId: id, nextAt },
        { nextAt: at(1), lastSentAt: at(0), ignored: 5 },
        freshId(),
      );
      await storage.reminders.stop(learnerId, freshId());
      const again = await storage.reminders.set(id, { ...nine, time: "10:00" }, at(0));
      expect(again).toMatchObject({ nextAt: at(1, 10), lastSentAt: at(0), ignored: 0 });
      expect(await storage.reminders.find(id)).toEqual(again);
    });

    it("that are given up leave one notice", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const { id } = await meet("ada");
      const { nextAt = 0 } = await storage.reminders.set(id, nine, at(0, 1));
      const giveUp = () =>
        storage.reminders.giveUp({ memberId: id, nextAt }, { id: newId(), markdown: "It stopped." }, at(0));
      const outcomes = await Promise.all([giveUp(), giveUp(), giveUp()]);
      expect(outcomes.filter((stopped) => stopped)).toHaveLength(1);
      expect(await storage.reminders.find(id)).toMatchObject({ nextAt: undefined });
      expect(await storage.notices.take(id, 3, freshId())).toEqual(["It stopped."]);
    });

    it("wait while their team has left", async () => {
      const { storage, meet, newId } = await openTeam(open);
      await storage.reminders.set((await meet("ada")).id, nine, at(0, 1));
      const team = { platform: "playground", externalId: "T1" } as const;
      await storage.teams.leave(team, at(0, 2));
      expect(await storage.reminders.due(at(3), 10)).toEqual([]);
      await storage.teams.join(team, at(3), newId());
      expect(await storage.reminders.due(at(3), 10)).toHaveLength(1);
    });

    it("know whether the learner answered a review since", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      await answerPractice(ada, "q1", RIGHT, at(0, 10), "review");
      await answerPractice(ada, "q2", RIGHT, at(0, 12), "quiz");
      await answerPractice(grace, "q1", RIGHT, at(0, 12), "review");
      const since = (now: number) => storage.reminders.reviewedSince(ada.learnerId, now);
      expect([await since(at(0, 9)), await since(at(0, 10)), await since(at(0, 11))]).toEqual([
        true,
        true,
        false,
      ]);
    });
  });
}
