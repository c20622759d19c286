// The contract of claiming: each date of a drill gets one posting, and the drill moves on.
import { describe, expect, it } from "vitest";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  type Open,
  openTeam,
  order,
  questions,
} from "../../../support/storage/storage.ts";

export function describeClaiming(open: Open): void {
  describe("claiming a posting", () => {
    it("returns a posting to send, with everything it shows", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      const drill = await createDrill({ feedback: "at_close" });
      const posting = await claim(drill, 0);
      expect(posting).toMatchObject({
        drillId: drill.id,
        teamId,
        platform: "playground",
        channel: "general",
        date: dateOf(0),
        question: questions[0],
        order,
        reason: "First time for your team.",
        feedback: "at_close",
        state: "planned",
        dueAt: at(0),
        openedAt: at(0),
      });
      expect(await storage.postings.find(posting?.id ?? "")).toEqual(posting);
    });

    it("moves the drill on", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      await claim(await createDrill(), 0);
      expect((await storage.drills.find(teamId, "general"))?.next).toEqual({ date: dateOf(1), at: at(1) });
      expect(await storage.schedules.due(at(1) - 1, 10)).toEqual([]);
    });

    it("succeeds once for a drill and date, even with concurrent claims", async () => {
      const { storage, createDrill, claim, post } = await openTeam(open);
      const drill = await createDrill();
      const claims = await Promise.all(Array.from({ length: 8 }, () => claim(drill, 0)));
      const won = claims.filter((posting) => posting !== undefined);
      expect(won).toHaveLength(1);
      expect(await claim(drill, 0, { now: at(0) + HOUR })).toBeUndefined();
      expect((await storage.postings.open(drill.id)).map(({ id }) => id)).toEqual([won[0]?.id]);
      const elsewhere = await createDrill({ channel: "other" });
      expect((await post(elsewhere, 0)).date).toBe(dateOf(0));
    });

    it("is refused if the drill's due time changed since it was read", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      const drill = await createDrill();
      await storage.drills.pause(drill.id, undefined, at(0), freshId());
      expect(await claim(drill, 0, { byHand: false })).toBeUndefined();
      expect(await storage.postings.open(drill.id)).toEqual([]);
      expect((await storage.drills.find(teamId, "general"))?.next).toBeUndefined();
    });

    it("by hand leaves a drill that is due later anyway unchanged, and is refused while it's paused", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      const drill = await createDrill({ next: { date: dateOf(5), at: at(5) } });
      expect(await claim(drill, 0)).toBeDefined();
      expect((await storage.drills.find(teamId, "general"))?.next).toEqual({ date: dateOf(5), at: at(5) });
      await storage.drills.pause(drill.id, undefined, at(0), freshId());
      expect(await claim(drill, 1)).toBeUndefined();
      expect((await storage.drills.find(teamId, "general"))?.next).toBeUndefined();
    });

    it("of many drills at once leaves out those that changed, and claims the others", async () => {
      const { storage, teamId, newId, createDrill, claim } = await openTeam(open);
      const [plain, short, paused, asked] = [
        await createDrill({ channel: "plain" }),
        await createDrill({ channel: "short", feedback: "at_close", closesAfterHours: 8 }),
        await createDrill({ channel: "paused" }),
        await createDrill({ channel: "asked" }),
      ];
      const claims = [plain, short, paused, asked].map((drill, index) => ({
        id: newId(),
        drill,
        due: { date: dateOf(0), at: at(0) },
        next: { date: dateOf(index + 1), at: at(index + 1) },
        question: { id: `q${index + 1}`, version: 1 },
        order: [index, 0, 1, 2],
        reason: `Reason ${index}.`,
        now: at(0, 10),
      }));
      const plans = claims.map(({ drill, due, question, reason }) => ({
        drillId: drill.id,
        date: due.date,
        questionId: question.id,
        version: 1,
        reason,
      }));
      await storage.schedules.plan(plans, at(-1));
      await storage.drills.pause(paused.id, undefined, at(0), freshId());
      await claim(asked, 0);
      const shared = { date: dateOf(0), state: "planned", dueAt: at(0), openedAt: at(0, 10) };
      expect(await storage.postings.claim(claims)).toMatchObject([
        {
          ...shared,
          id: claims[0]?.id,
          drillId: plain.id,
          question: questions[0],
          order: [0, 0, 1, 2],
          reason: "Reason 0.",
          feedback: "instant",
          closesAt: at(1),
          ownHour: false,
        },
        {
          ...shared,
          id: claims[1]?.id,
          drillId: short.id,
          question: questions[1],
          order: [1, 0, 1, 2],
          reason: "Reason 1.",
          feedback: "at_close",
          closesAt: at(0, 18),
          ownHour: true,
        },
      ]);
      const next = async (channel: string) => (await storage.drills.find(teamId, channel))?.next?.at;
      expect(await Promise.all(["plain", "short", "paused", "asked"].map(next))).toEqual([
        at(1),
        at(2),
        undefined,
        at(1),
      ]);
      expect((await storage.schedules.findPlans(plans)).map(({ drillId }) => drillId)).toEqual([paused.id]);
    });

    it("of a question that is not stored changes nothing", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      const drill = await createDrill();
      await expect(claim(drill, 0, { question: { id: "q1", version: 7 } })).rejects.toThrow();
      expect(await storage.drills.find(teamId, "general")).toEqual(drill);
      expect(await claim(drill, 0)).toBeDefined();
    });
  });
}
