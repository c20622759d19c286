// The contract of sending: a posting waits for its turn, has one sender at a time, and is settled once if it's unknown.
import { describe, expect, it } from "vitest";
import type { MessageRef } from "../../../../src/ports/person.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import {
  at,
  claimOf,
  freshId,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  type TestTeam,
} from "../../../support/storage/storage.ts";

const MINUTE = 60_000;
const message = "message" as MessageRef;

const ids = (postings: readonly Posting[]) => postings.map(({ id }) => id);

export function describeSending(open: Open): void {
  describe("a posting that waits to be sent", () => {
    it("comes up oldest first, in pages, none twice", async () => {
      const { storage, createDrill, claim } = await openTeam(open);
      const drill = await createDrill();
      const [third, first, second] = [await claim(drill, 3), await claim(drill, 1), await claim(drill, 2)];
      const page = await storage.sending.toSend(at(4), 2);
      expect(ids(page)).toEqual([first?.id, second?.id]);
      expect(ids(await storage.sending.toSend(at(4), 2, page.at(-1)))).toEqual([third?.id]);
    });

    it("is taken by one sender, and its time starts then", async () => {
      const { storage, createDrill, claim } = await openTeam(open);
      const { id = "" } = (await claim(await createDrill({ closesAfterHours: 8 }), 0)) ?? {};
      const sentAt = at(0) + 3 * MINUTE;
      const taken = await Promise.all(
        [1, 2, 3].map(() => storage.sending.beginSending(id, sentAt, freshId())),
      );
      expect(taken.filter((posting) => posting !== undefined)).toMatchObject([
        { id, state: "sending", openedAt: sentAt, closesAt: sentAt + 8 * HOUR, dueAt: at(0) },
      ]);
      expect(await storage.sending.toSend(at(9), 10)).toEqual([]);
    });

    it("is sent again if it's known not to be sent, but not before its time", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { id } = await begin(await createDrill(), 0);
      await storage.sending.postpone(id, at(0) + MINUTE, claimOf({ id }));
      expect(await storage.sending.toSend(at(0) + MINUTE - 1, 10)).toEqual([]);
      expect(await storage.sending.beginSending(id, at(0) + MINUTE - 1, freshId())).toBeUndefined();
      expect(ids(await storage.sending.toSend(at(0) + MINUTE, 10))).toEqual([id]);
      expect(await storage.sending.beginSending(id, at(0) + MINUTE, freshId())).toMatchObject({
        state: "sending",
      });
    });

    it("is not postponed once it is posted", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const { id } = await post(await createDrill(), 0);
      await storage.sending.postpone(id, at(0), claimOf({ id }));
      expect(await storage.postings.find(id)).toMatchObject({ state: "posted" });
    });

    it("is withdrawn if no one saw it, and its date is free again", async () => {
      const { storage, createDrill, claim, begin, meet, tap } = await openTeam(open);
      const drill = await createDrill();
      const waiting = await claim(drill, 0);
      await storage.sending.withdraw(waiting?.id ?? "", "sending"); // it is not
      expect(await storage.postings.find(waiting?.id ?? "")).toBeDefined();
      await storage.sending.withdraw(waiting?.id ?? "", "planned");
      expect(await storage.postings.find(waiting?.id ?? "")).toBeUndefined();
      const answered = await begin(drill, 0);
      await tap(answered, await meet("ada"), RIGHT);
      await storage.sending.withdraw(answered.id, "sending");
      expect(await storage.postings.find(answered.id)).toBeDefined();
    });
  });

  describe("a posting that a newer one overtook", () => {
    it("is withdrawn in the transaction that detects it", async () => {
      const { storage, createDrill, claim, post } = await openTeam(open);
      const drill = await createDrill();
      const old = await claim(drill, 0);
      const id = old?.id ?? "";
      expect(await storage.sending.withdrawIfOvertaken(id, "planned", at(0))).toBe(false);
      expect(await storage.postings.find(id)).toBeDefined();
      await post(drill, 1);
      expect(await storage.sending.withdrawIfOvertaken(id, "planned", at(1))).toBe(true);
      expect(await storage.postings.find(id)).toBeUndefined();
    });

    it("stays if a clock that ran far ahead opened the newer one", async () => {
      const { storage, createDrill, claim, post } = await openTeam(open);
      const drill = await createDrill();
      const old = await claim(drill, 0);
      await post(drill, 400);
      expect(await storage.sending.withdrawIfOvertaken(old?.id ?? "", "planned", at(1))).toBe(false);
    });
  });

  describe("a posting whose sender died", () => {
    it("is taken over only after its lease of a minute, by one process", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const begun = await begin(await createDrill(), 0);
      const { interrupted, reclaim } = storage.sending;
      expect(await interrupted(at(0) + MINUTE - 1, 10)).toEqual([]);
      expect(await reclaim(begun.id, at(0) + MINUTE - 1, freshId())).toBeUndefined();
      expect(await interrupted(at(0) + MINUTE, 10)).toEqual([begun]);
      const takers = await Promise.all([1, 2, 3].map(() => reclaim(begun.id, at(0) + MINUTE, freshId())));
      expect(takers.filter((taken) => taken !== undefined)).toEqual([begun]);
    });

    it("has a new lease from then on", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const begun = await begin(await createDrill(), 0);
      const { interrupted, reclaim } = storage.sending;
      await reclaim(begun.id, at(0) + 1.5 * MINUTE, freshId());
      expect(await interrupted(at(0) + 2.5 * MINUTE - 1, 10)).toEqual([]);
      expect(await interrupted(at(0) + 2.5 * MINUTE, 10)).toEqual([begun]);
    });

    it("isn't taken over once it's recorded as sent, or while it still waits", async () => {
      const { storage, createDrill, post, claim } = await openTeam(open);
      const drill = await createDrill();
      await post(drill, 0);
      await claim(drill, 1);
      expect(await storage.sending.interrupted(at(5), 10)).toEqual([]);
    });

    it("comes in pages", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const first = await begin(await createDrill(), 0);
      const second = await begin(await createDrill({ channel: "other" }), 0);
      expect(await storage.sending.interrupted(at(1), 1)).toEqual([first]);
      expect(await storage.sending.interrupted(at(1), 5, first)).toEqual([second]);
    });

    it("isn't sent if its drill was paused or removed meanwhile", async () => {
      const { storage, createDrill, claim, begin } = await openTeam(open);
      const drill = await createDrill();
      const begun = await begin(drill, 0);
      await storage.drills.pause(drill.id, undefined, at(0), freshId());
      await storage.sending.postpone(begun.id, at(0), claimOf(begun));
      expect(await storage.sending.beginSending(begun.id, at(0), freshId())).toBeUndefined();
      expect(await claim(drill, 1)).toBeUndefined();
    });
  });

  describe("an unknown posting", () => {
    async function openUnknown(): Promise<TestTeam & { readonly posting: Posting }> {
      const team = await openTeam(open);
      const posting = await team.begin(await team.createDrill(), 0);
      expect(await team.storage.sending.markUnknown(posting.id, claimOf(posting))).toBe(true);
      return { ...team, posting };
    }

    it("is neither sent nor taken over nor shown, but listed for the team's admins", async () => {
      const { storage, teamId, posting } = await openUnknown();
      expect(await storage.sending.toSend(at(9), 10)).toEqual([]);
      expect(await storage.sending.interrupted(at(9), 10)).toEqual([]);
      expect(await storage.postings.current(teamId, "general")).toBeUndefined();
      expect(ids(await storage.postings.unknown(teamId))).toEqual([posting.id]);
      expect(await storage.postings.unknown("another team")).toEqual([]);
      expect(await storage.sending.countUnknown()).toBe(1);
      expect(await storage.sending.markUnknown(posting.id, freshId())).toBe(false);
    });

    it("is settled once, by its own team", async () => {
      const { storage, teamId, posting } = await openUnknown();
      const { settleUnknown, countUnknown } = storage.sending;
      expect(await settleUnknown(posting.id, "another team", "again", at(1), freshId())).toBeUndefined();
      const words = ["there", "again"] as const;
      const settled = await Promise.all(
        words.map((word) => settleUnknown(posting.id, teamId, word, at(1), freshId())),
      );
      expect(settled.filter((one) => one !== undefined)).toHaveLength(1);
      expect(await countUnknown()).toBe(0);
    });

    it("is open if its message exists, and waits to be sent if it doesn't", async () => {
      const { storage, teamId, posting, begin, createDrill } = await openUnknown();
      await storage.sending.settleUnknown(posting.id, teamId, "there", at(1), freshId());
      expect(await storage.postings.find(posting.id)).toMatchObject({ state: "posted", message: undefined });
      const other = await begin(await createDrill({ channel: "other" }), 0);
      await storage.sending.markUnknown(other.id, claimOf(other));
      await storage.sending.settleUnknown(other.id, teamId, "again", at(1), freshId());
      expect(ids(await storage.sending.toSend(at(1), 10))).toEqual([other.id]);
    });

    it("is proven by a tap, which also brings its message", async () => {
      const { storage, posting, meet, newId } = await openUnknown();
      const tap = {
        id: newId(),
        postingId: posting.id,
        member: await meet("ada"),
        letter: RIGHT,
        now: at(0, 10),
      };
      expect(await storage.answers.record({ ...tap, message })).toMatchObject({ type: "recorded" });
      expect(await storage.postings.find(posting.id)).toMatchObject({ state: "posted", message });
    });

    it("is also proven by a tap without a message; a later tap brings it", async () => {
      const { storage, posting, meet, tap, newId } = await openUnknown();
      await tap(posting, await meet("ada"), RIGHT);
      expect(await storage.postings.find(posting.id)).toMatchObject({ state: "posted", message: undefined });
      const member = await meet("bo");
      await storage.answers.record({
        id: newId(),
        postingId: posting.id,
        member,
        letter: RIGHT,
        now: at(0, 11),
        message,
      });
      expect(await storage.postings.find(posting.id)).toMatchObject({ state: "posted", message });
    });

    it("isn't sent again if someone answers it before its turn", async () => {
      const { storage, teamId, posting, meet, newId } = await openUnknown();
      await storage.sending.settleUnknown(posting.id, teamId, "again", at(1), freshId());
      const tap = {
        id: newId(),
        postingId: posting.id,
        member: await meet("ada"),
        letter: RIGHT,
        now: at(1),
      };
      expect(await storage.answers.record(tap)).toEqual({ type: "unknown" }); // perhaps forged: no message
      expect(await storage.answers.record({ ...tap, message })).toMatchObject({ type: "recorded" });
      expect(await storage.sending.beginSending(posting.id, at(1), freshId())).toBeUndefined();
    });
  });
}
