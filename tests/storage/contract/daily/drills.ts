// The contract of drills: created, changed, paused, resumed, and removed.
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../../../src/core/model.ts";
import type { NewDrill } from "../../../../src/ports/storage/drills.ts";
import { at, dateOf, freshId, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";

export function describeDrills(open: Open): void {
  describe("drills", () => {
    it("are read as they were created", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const wanted: Omit<NewDrill, "id" | "teamId"> = {
        channel: "network-talk",
        schedule: {
          time: "08:30",
          zone: "Europe/Berlin",
          weekdays: [1, 3, 5],
          holidays: ["2026-12-25" as CalendarDate],
        },
        feedback: "at_close",
        closesAfterHours: 24,
        topics: ["services", "dns"],
        difficulties: [1, 3],
        next: { date: dateOf(2), at: at(2) },
      };
      const created = await createDrill(wanted);
      expect(created).toMatchObject({ ...wanted, teamId, platform: "playground" });
      expect(await storage.drills.find(teamId, "network-talk")).toEqual(created);
      expect(await storage.drills.find(teamId, "Network-Talk")).toBeUndefined();
      expect(await storage.drills.find("missing", "network-talk")).toBeUndefined();
    });

    it("are one per channel: the second creation finds the first", async () => {
      const { createDrill } = await openTeam(open);
      const [first, ...others] = await Promise.all(
        (["instant", "at_close", "at_close"] as const).map((feedback) => createDrill({ feedback })),
      );
      expect(others).toEqual([first, first]);
      expect((await createDrill({ channel: "other" })).id).not.toBe(first?.id);
    });

    it("of a team are listed by age, without the removed ones", async () => {
      const { storage, teamId, createDrill, meet } = await openTeam(open);
      const later = await createDrill({ channel: "a-later" }, at(1));
      const first = await createDrill({ channel: "b-first" }, at(0));
      const gone = await createDrill({ channel: "c-gone" }, at(2));
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      await createDrill({ teamId: grace.teamId });
      await storage.drills.remove(gone.id, at(2));
      expect(await storage.drills.ofTeam(teamId)).toEqual([first, later]);
      expect(await storage.drills.ofTeam("missing")).toEqual([]);
    });

    it("name a contact for problems: the member who created it, then the one who changed it", async () => {
      const { storage, createDrill, meet } = await openTeam(open);
      const [ada, bo] = [await meet("ada"), await meet("bo")];
      const { id, contact } = await createDrill({ contactId: ada.id });
      expect(contact).toEqual({ memberId: ada.id, externalId: "U-ada" });
      const changed = await storage.drills.change(id, { feedback: "at_close", contactId: bo.id }, at(0));
      expect(changed?.contact).toEqual({ memberId: bo.id, externalId: "U-bo" });
      expect((await storage.drills.change(id, {}, at(0)))?.contact?.memberId).toBe(bo.id);
    });
  });

  describe("a drill that is changed", () => {
    it("keeps missing settings, and takes null for the default", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const before = await createDrill({ topics: ["dns"], difficulties: [1], closesAfterHours: 24 });
      const changed = await storage.drills.change(before.id, { topics: null, discussion: true }, at(0, 0));
      expect(changed).toEqual({ ...before, topics: undefined, discussion: true });
      const again = { difficulties: null, closesAfterHours: null, discussion: false } as const;
      expect(await storage.drills.change(before.id, again, at(0, 0))).toEqual({
        ...before,
        topics: undefined,
        difficulties: undefined,
        closesAfterHours: undefined,
      });
      expect((await storage.drills.find(teamId, "general"))?.schedule).toEqual(before.schedule);
    });

    it("by two admins at the same time has both changes", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      await Promise.all([
        storage.drills.change(id, { schedule: { time: "10:00" } }, at(0, 0)),
        storage.drills.change(id, { schedule: { weekdays: [2] } }, at(0, 0)),
        storage.drills.change(id, { schedule: { holidays: [dateOf(8)] } }, at(0, 0)),
        storage.drills.change(id, { schedule: { holidays: [dateOf(1)] } }, at(0, 0)),
        storage.drills.change(id, { feedback: "at_close" }, at(0, 0)),
      ]);
      expect(await storage.drills.find(teamId, "general")).toMatchObject({
        schedule: { time: "10:00", zone: "UTC", weekdays: [2], holidays: [dateOf(1), dateOf(8)] },
        feedback: "at_close",
        next: { date: dateOf(15), at: at(15, 10) },
      });
    });

    it("adds holidays, forgets past ones, and clears them with an empty list", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      const add = async (holidays: readonly CalendarDate[], now: number) =>
        (await storage.drills.change(id, { schedule: { holidays } }, now))?.schedule.holidays;
      expect(await add([dateOf(5), dateOf(2)], at(0, 0))).toEqual([dateOf(2), dateOf(5)]);
      expect(await add([dateOf(9), dateOf(5)], at(3))).toEqual([dateOf(5), dateOf(9)]);
      expect(await add([], at(3))).toEqual([]);
    });

    it("is due next on a later date than it was posted for, at least 12 hours after", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const drill = await createDrill();
      await post(drill, 0, { now: at(0) });
      const move = async (time: string, now: number) =>
        (await storage.drills.change(drill.id, { schedule: { time } }, now))?.next;
      expect(await move("18:00", at(0, 10))).toEqual({ date: dateOf(1), at: at(1, 18) });
      await post(drill, 1, { now: at(1, 18) });
      expect(await move("05:00", at(1, 19))).toEqual({ date: dateOf(3), at: at(3, 5) });
      expect(await move("06:00", at(1, 19))).toEqual({ date: dateOf(2), at: at(2, 6) });
    });

    it("keeps an occurrence that is already due, if the change doesn't affect it", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { id, next } = await createDrill();
      const change = async (schedule: object) =>
        (await storage.drills.change(id, { schedule }, at(0, 9) + 5_000))?.next;
      expect(await change({ holidays: [dateOf(4)] })).toEqual(next);
      expect(await change({ weekdays: [1] })).toEqual(next);
      expect(await change({ time: "08:00", weekdays: [1, 2] })).toEqual({ date: dateOf(1), at: at(1, 8) });
    });

    it("is never due if its holidays leave no day", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      const holidays = Array.from({ length: 402 }, (_, day) => dateOf(day));
      const never = await storage.drills.change(id, { schedule: { holidays } }, at(0, 0));
      expect(never).toMatchObject({ next: undefined, paused: undefined });
      const again = await storage.drills.change(id, { schedule: { holidays: [] } }, at(0, 0));
      expect(again?.next).toEqual({ date: dateOf(0), at: at(0) });
    });

    it("is undefined if it was removed", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      await storage.drills.remove(id, at(0));
      expect(await storage.drills.change(id, { feedback: "at_close" }, at(0))).toBeUndefined();
      expect(await storage.drills.resume(id, at(0))).toBeUndefined();
      expect(await storage.drills.pause(id, undefined, at(0), freshId())).toBe(false);
    });
  });

  describe("a drill that is paused", () => {
    it("is not due, and says since when and why", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      const onceId = freshId();
      expect(await storage.drills.pause(id, "The channel is gone.", at(0, 1), onceId)).toBe(true);
      expect(await storage.drills.pause(id, undefined, at(0, 2), freshId())).toBe(false);
      // After a lost COMMIT, it has to find its own outcome.
      expect(await storage.drills.pause(id, "The channel is gone.", at(0, 1), onceId)).toBe(true);
      const paused = await storage.drills.find(teamId, "general");
      expect(paused).toMatchObject({
        paused: { at: at(0, 1), because: "The channel is gone." },
        next: undefined,
      });
      expect(await storage.schedules.due(at(9), 10)).toEqual([]);
    });

    it("stays so when it is changed", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      await storage.drills.pause(id, undefined, at(0, 1), freshId());
      const changed = await storage.drills.change(id, { schedule: { time: "10:00" } }, at(0, 2));
      expect(changed).toMatchObject({
        paused: { at: at(0, 1) },
        next: undefined,
        schedule: { time: "10:00" },
      });
    });

    it("continues at its next time, on a date that wasn't posted", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const drill = await createDrill();
      await storage.drills.pause(drill.id, undefined, at(0, 1), freshId());
      expect(await storage.drills.resume(drill.id, at(0, 2))).toEqual(drill);
      await post(drill, 0, { now: at(0, 2) });
      await storage.drills.pause(drill.id, undefined, at(0, 3), freshId());
      const resumed = await storage.drills.resume(drill.id, at(0, 4));
      expect(resumed).toEqual({ ...drill, next: { date: dateOf(1), at: at(1) } });
    });

    it("keeps its next occurrence when it's resumed without being paused", async () => {
      const { storage, createDrill } = await openTeam(open);
      const drill = await createDrill();
      expect(await storage.drills.resume(drill.id, at(0, 12))).toEqual(drill);
    });

    it("doesn't send postings that waited", async () => {
      const { storage, createDrill, claim } = await openTeam(open);
      const drill = await createDrill();
      await claim(drill, 0);
      await storage.drills.pause(drill.id, undefined, at(0), freshId());
      expect(await storage.sending.toSend(at(1), 10)).toEqual([]);
      expect((await storage.drills.resume(drill.id, at(0)))?.next).toEqual({ date: dateOf(1), at: at(1) });
    });
  });

  describe("a drill that is removed", () => {
    it("is no longer found, and not due", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const { id } = await createDrill();
      await storage.drills.remove(id, at(0));
      expect(await storage.drills.find(teamId, "general")).toBeUndefined();
      expect(await storage.schedules.due(at(9), 10)).toEqual([]);
    });

    it("closes its open question, so that its points count", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const drill = await createDrill({ closesAfterHours: 72 });
      const posting = await post(drill, 0);
      await answer(posting, await meet("bo"), RIGHT);
      await storage.drills.remove(drill.id, at(0, 11));
      const toClose = await storage.closing.toClose(at(0, 11), 10);
      expect(toClose.map(({ id }) => id)).toEqual([posting.id]);
    });

    it("comes back with new settings when it's created again, and keeps its dates", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const drill = await createDrill({ topics: ["dns"], feedback: "at_close", discussion: true });
      await post(drill, 0);
      await storage.drills.pause(drill.id, "Because.", at(0, 9), freshId());
      await storage.drills.remove(drill.id, at(0, 10));
      const again = await createDrill(
        { closesAfterHours: 4, next: { date: dateOf(0), at: at(0, 11) } },
        at(0, 10),
      );
      expect(again).toEqual({
        ...drill,
        topics: undefined,
        feedback: "instant",
        discussion: false,
        closesAfterHours: 4,
        next: { date: dateOf(1), at: at(1) },
      });
      expect(await storage.drills.byId(drill.id)).toEqual(again);
    });
  });
}
