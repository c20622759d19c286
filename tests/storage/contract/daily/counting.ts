// The contract of the count and the reveal: only one process at a time can edit a message.
import { describe, expect, it } from "vitest";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import { at, freshId, type Open, openTeam, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";

const INTERVAL = 15_000;
const LEASE = 60_000;

export function describeCounting(open: Open): void {
  async function openAnswered(): Promise<TestTeam & { readonly posting: Posting }> {
    const team = await openTeam(open);
    const posting = await team.post(await team.createDrill(), 0);
    await team.answer(posting, await team.meet("ada"), RIGHT);
    return { ...team, posting };
  }

  describe("the count of an open posting", () => {
    it("is edited by one process, with the current number", async () => {
      const { storage, posting } = await openAnswered();
      const turns = await Promise.all(
        [1, 2, 3].map(() => storage.counting.beginCount(posting.id, at(0), INTERVAL, freshId())),
      );
      expect(turns.filter((turn) => turn?.posting !== undefined)).toMatchObject([{ answers: 1 }]);
      expect(turns.filter((turn) => turn?.askAgainAt !== undefined)).toHaveLength(2);
    });

    it("is edited again after the interval if it changed, but not while another process edits it", async () => {
      const { storage, posting, answer, meet } = await openAnswered();
      const { beginCount, endEdit } = storage.counting;
      const claimId = freshId();
      await beginCount(posting.id, at(0), INTERVAL, claimId);
      expect(await beginCount(posting.id, at(0) + INTERVAL, INTERVAL, freshId())).toEqual({
        askAgainAt: at(0) + LEASE,
      });
      await endEdit(posting.id, 1, claimId);
      expect(await beginCount(posting.id, at(0) + INTERVAL, INTERVAL, freshId())).toBeUndefined();
      await answer(posting, await meet("bo"), RIGHT);
      expect(await beginCount(posting.id, at(0) + INTERVAL - 1, INTERVAL, freshId())).toEqual({
        askAgainAt: at(0) + INTERVAL,
      });
      expect(await beginCount(posting.id, at(0) + INTERVAL, INTERVAL, freshId())).toMatchObject({
        answers: 2,
      });
    });

    it("is free for another process when an editor has died and its lease is over", async () => {
      const { storage, posting } = await openAnswered();
      await storage.counting.beginCount(posting.id, at(0), INTERVAL, freshId());
      expect(await storage.counting.beginCount(posting.id, at(0) + LEASE, INTERVAL, freshId())).toMatchObject(
        {
          answers: 1,
        },
      );
    });

    it("isn't edited before the posting is sent, or once it's closing", async () => {
      const { storage, begin, createDrill, posting } = await openAnswered();
      const sending = await begin(await createDrill({ channel: "other" }), 0);
      expect(await storage.counting.beginCount(sending.id, at(0), INTERVAL, freshId())).toBeUndefined();
      await storage.closing.close(posting.id, at(1));
      expect(await storage.counting.beginCount(posting.id, at(1), INTERVAL, freshId())).toBeUndefined();
      expect(await storage.counting.beginCount("nothing", at(1), INTERVAL, freshId())).toBeUndefined();
    });

    it("is stale until the message shows it", async () => {
      const { storage, posting, post, createDrill } = await openAnswered();
      const { beginCount, stale, endEdit } = storage.counting;
      const other = await post(await createDrill({ channel: "other" }), 0);
      const claimId = freshId();
      await beginCount(posting.id, at(0), INTERVAL, claimId);
      expect(await stale(10, undefined)).toEqual({ ids: [posting.id], last: other.id });
      expect(await stale(1, undefined)).toEqual({ ids: [posting.id], last: posting.id });
      expect(await stale(1, posting.id)).toEqual({ ids: [], last: other.id });
      expect(await stale(1, other.id)).toEqual({ ids: [], last: undefined });
      await endEdit(posting.id, 1, claimId);
      expect((await stale(10, undefined)).ids).toEqual([]);
    });
  });

  describe("the reveal of a closing posting", () => {
    it("is shown by one process, and waits for a running edit of the count", async () => {
      const { storage, posting } = await openAnswered();
      const { beginCount, endEdit } = storage.counting;
      const { beginReveal, close, toClose } = storage.closing;
      expect(await beginReveal(posting.id, at(0), freshId())).toBeUndefined(); // still open
      const claimId = freshId();
      await beginCount(posting.id, at(0), INTERVAL, claimId);
      await close(posting.id, at(0) + 1);
      expect(await beginReveal(posting.id, at(0) + 2, freshId())).toBeUndefined();
      expect(await toClose(at(0) + 2, 10)).toEqual([]);
      await endEdit(posting.id, 1, claimId);
      const reveals = await Promise.all([1, 2, 3].map(() => beginReveal(posting.id, at(0) + 2, freshId())));
      expect(reveals.filter((one) => one !== undefined)).toMatchObject([
        { state: "closing", tally: [1, 0, 0, 0] },
      ]);
    });

    it("is retried after the lease of a process that died", async () => {
      const { storage, posting } = await openAnswered();
      await storage.closing.close(posting.id, at(1));
      await storage.closing.beginReveal(posting.id, at(1), freshId());
      expect(await storage.closing.beginReveal(posting.id, at(1) + LEASE - 1, freshId())).toBeUndefined();
      expect(await storage.closing.beginReveal(posting.id, at(1) + LEASE, freshId())).toBeDefined();
    });
  });
}
