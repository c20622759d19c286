// The contract of refusals: refused work is retried with growing delays, and immediately when an admin asks.
import { describe, expect, it } from "vitest";
import { MOST_REFUSALS } from "../../../../src/core/retry-refused.ts";
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
const because = "This thread is locked.";

async function start(open: Open) {
  const team = await openTeam(open);
  const { storage, createDrill, post } = team;
  const drill = await createDrill({ discussion: true });
  const posting = await post(drill, 0);

  /** Records a refusal of the reveal at a time. */
  async function refuseReveal(now: number, reason = because): Promise<boolean> {
    const claimId = freshId();
    if ((await storage.closing.beginReveal(posting.id, now, claimId)) === undefined)
      throw new Error("The reveal is not to be tried then.");
    const refused = { what: "edit", postingId: posting.id, drillId: drill.id, claimId, now } as const;
    return storage.refusals.refuse({ ...refused, because: reason });
  }

  const due = async (now: number) => (await storage.closing.toClose(now, 10)).map(({ id }) => id);
  return { ...team, drill, posting, refuseReveal, due };
}

async function revealed({ storage }: TestTeam, { id }: Posting): Promise<void> {
  await storage.closing.close(id, at(1));
  await storage.closing.beginReveal(id, at(1), freshId());
  await storage.closing.markRevealed(id, undefined);
}

export function describeRefusals(open: Open): void {
  describe("a refused reveal", () => {
    it("is retried after a minute, then after twice as long, also after a refused count", async () => {
      const { storage, posting, drill, meet, answer, refuseReveal, due } = await start(open);
      const counted = freshId();
      await answer(posting, await meet("ada"), RIGHT);
      await storage.counting.beginCount(posting.id, at(0), 0, counted);
      const refused = { what: "edit", postingId: posting.id, drillId: drill.id, claimId: counted } as const;
      await storage.refusals.refuse({ ...refused, because, now: at(1) });
      await storage.closing.close(posting.id, at(1));
      expect(await due(at(1))).toEqual([posting.id]);
      await refuseReveal(at(1));
      expect(await due(at(1) + MINUTE - 1)).toEqual([]);
      expect(await storage.closing.beginReveal(posting.id, at(1) + MINUTE - 1, freshId())).toBeUndefined();
      expect(await due(at(1) + MINUTE)).toEqual([posting.id]);
      await refuseReveal(at(1) + MINUTE);
      expect(await due(at(1) + 3 * MINUTE - 1)).toEqual([]);
      expect(await due(at(1) + 3 * MINUTE)).toEqual([posting.id]);
    });

    it("is due immediately on a retry, and after a month only then", async () => {
      const { storage, posting, drill, refuseReveal, due } = await start(open);
      await storage.closing.close(posting.id, at(1));
      for (let refusals = 0; refusals < MOST_REFUSALS; refusals++) await refuseReveal(at(2 + refusals));
      expect(await due(at(1_000))).toEqual([]);
      expect(await storage.refusals.waiting(drill.id)).toBe(true);
      await storage.refusals.retry(drill.id);
      expect(await due(at(1))).toEqual([posting.id]);
      expect(await storage.refusals.waiting(drill.id)).toBe(false);
    });

    it("is news once for each reason, until a retry", async () => {
      const { storage, posting, drill, refuseReveal } = await start(open);
      await storage.closing.close(posting.id, at(1));
      expect(await refuseReveal(at(1))).toBe(true);
      expect(await refuseReveal(at(2))).toBe(false);
      expect(await refuseReveal(at(3), "Another reason.")).toBe(true);
      await storage.refusals.retry(drill.id);
      expect(await refuseReveal(at(4), "Another reason.")).toBe(true);
    });

    it("waits for nothing once it is shown", async () => {
      const { storage, posting, drill, refuseReveal } = await start(open);
      await storage.closing.close(posting.id, at(1));
      await refuseReveal(at(1));
      await storage.closing.beginReveal(posting.id, at(2), freshId());
      await storage.closing.markRevealed(posting.id, undefined);
      expect(await storage.refusals.waiting(drill.id)).toBe(false);
    });
  });

  describe("a reason", () => {
    it("is no news if something else of the drill already waits because of it, and news for another drill", async () => {
      const team = await start(open);
      const { storage, posting, drill, createDrill, post, refuseReveal } = team;
      await storage.closing.close(posting.id, at(1));
      await refuseReveal(at(1));
      const notice = {
        what: "correction",
        questionId: "q1",
        version: 2,
        unsent: true,
        because,
        now: at(1),
      } as const;
      const claimId = freshId();
      await storage.corrections.claimNotice(drill.id, "q1", 2, at(1), claimId);
      expect(await storage.refusals.refuse({ ...notice, drillId: drill.id, claimId })).toBe(false);
      const elsewhere = await post(await createDrill({ channel: "other" }), 0);
      await revealed(team, elsewhere);
      const refused = { what: "discussion", postingId: elsewhere.id, drillId: elsewhere.drillId } as const;
      const isNews = await storage.refusals.refuse({ ...refused, because, claimId: freshId(), now: at(1) });
      expect(isNews).toBe(true);
    });
  });

  describe("a refused search for a message", () => {
    it("is left alone for a while, and its posting keeps its state", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { id, drillId } = await begin(await createDrill(), 0);
      const claimId = freshId();
      await storage.sending.reclaim(id, at(0) + 2 * MINUTE, claimId);
      const refused = { what: "search", postingId: id, drillId, because, claimId } as const;
      await storage.refusals.refuse({ ...refused, now: at(0) + 2 * MINUTE });
      const interrupted = async (now: number) =>
        (await storage.sending.interrupted(now, 10)).map((posting) => posting.id);
      expect(await interrupted(at(0) + 3 * MINUTE - 1)).toEqual([]);
      expect(await interrupted(at(0) + 3 * MINUTE)).toEqual([id]);
      expect(await storage.postings.find(id)).toMatchObject({ state: "sending" });
    });

    it("that another process took over isn't given back", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { id, drillId } = await begin(await createDrill(), 0);
      await storage.sending.reclaim(id, at(0) + 2 * MINUTE, freshId());
      const refused = { what: "search", postingId: id, drillId, because, claimId: claimOf({ id }) } as const;
      await storage.refusals.refuse({ ...refused, now: at(0) + 2 * MINUTE });
      expect(await storage.sending.reclaim(id, at(0) + 2 * MINUTE, freshId())).toBeUndefined();
      expect(await storage.refusals.waiting(drillId)).toBe(false);
    });
  });

  describe("a refused discussion", () => {
    it("is opened by one process, later, and by none once it is settled", async () => {
      const team = await start(open);
      const { storage, posting, drill } = team;
      await revealed(team, posting);
      const refused = { what: "discussion", postingId: posting.id, drillId: drill.id, because } as const;
      await storage.refusals.refuse({ ...refused, claimId: freshId(), now: at(1) });
      const due = async (now: number) => (await storage.refusals.discussionsDue(now, 10)).map(({ id }) => id);
      expect(await due(at(1))).toEqual([]);
      const later = at(1) + MINUTE;
      expect(await due(later)).toEqual([posting.id]);
      const taken = await Promise.all(
        [1, 2].map(() => storage.refusals.takeDiscussion(posting.id, later, freshId())),
      );
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
      await storage.refusals.settleDiscussion(posting.id);
      expect(await due(at(9))).toEqual([]);
      expect(await storage.refusals.waiting(drill.id)).toBe(false);
    });
  });

  describe("a refused correction", () => {
    it.each([
      [true, "first"],
      [false, "again"],
    ] as const)("comes up later; unsent: %s", async (unsent, turn) => {
      const { storage, createDrill } = await openTeam(open);
      const { id: drillId } = await createDrill();
      const { claimNotice } = storage.corrections;
      if (!unsent) await claimNotice(drillId, "q1", 2, at(0) - HOUR, freshId());
      const claimId = freshId();
      await claimNotice(drillId, "q1", 2, at(0), claimId);
      const refused = { what: "correction", drillId, questionId: "q1", version: 2, because } as const;
      await storage.refusals.refuse({ ...refused, unsent, claimId, now: at(0) });
      expect(await claimNotice(drillId, "q1", 2, at(0) + MINUTE - 1, freshId())).toBeUndefined();
      expect(await claimNotice(drillId, "q1", 2, at(0) + MINUTE, freshId())).toBe(turn);
    });
  });
}
