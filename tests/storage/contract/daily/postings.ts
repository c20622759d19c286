// The contract of postings: claimed before they're sent, and scored once when they close.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { MessageRef } from "../../../../src/ports/person.ts";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describePostings(open: Open): void {
  describe("a team's latest closed posting of a question", () => {
    it("is the last one that was scored, with its tally", async () => {
      const { storage, teamId, meet, createDrill, post, answer } = await openTeam(open);
      const drill = await createDrill();
      const find = () => storage.postings.lastClosed(teamId, "q1");
      const first = await post(drill, 0);
      await answer(first, await meet("ada"), WRONG);
      expect(await find()).toBeUndefined();
      await storage.closing.close(first.id, at(1));
      expect(await find()).toMatchObject({ id: first.id, tally: [0, 0, 1, 0] });
      const second = await post(drill, 8);
      expect(await find()).toMatchObject({ id: first.id });
      await storage.closing.close(second.id, at(9));
      expect(await find()).toMatchObject({ id: second.id });
      expect(await storage.postings.lastClosed(teamId, "q2")).toBeUndefined();
      expect(await storage.postings.lastClosed("another team", "q1")).toBeUndefined();
    });
  });

  describe("an open posting", () => {
    it("has its message, and keeps the first one", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { id } = await begin(await createDrill(), 0);
      await storage.sending.markPosted(id, "first" as MessageRef);
      await storage.sending.markPosted(id, "second" as MessageRef);
      expect(await storage.postings.find(id)).toMatchObject({ state: "posted", message: "first" });
    });

    it("closes at its own hour, else when the drill is next due", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const own = await post(await createDrill({ channel: "own", closesAfterHours: 8 }), 0);
      const next = await post(await createDrill(), 0);
      expect(own.closesAt).toBe(at(0) + 8 * HOUR);
      expect(next.closesAt).toBe(at(1));
      await storage.drills.pause(next.drillId, undefined, at(0), freshId());
      expect((await storage.postings.find(next.id))?.closesAt).toBeUndefined();
    });

    it("is closed from its own hour on; others wait for their drill", async () => {
      const { storage, createDrill, post, claim } = await openTeam(open);
      await post(await createDrill(), 0);
      const hourly = await createDrill({ channel: "own", closesAfterHours: 8 });
      const own = await post(hourly, 0);
      await claim(hourly, 1); // not sent: nothing to close
      expect(await storage.closing.toClose(at(0) + 8 * HOUR - 1, 10)).toEqual([]);
      expect((await storage.closing.toClose(at(0) + 8 * HOUR, 10)).map(({ id }) => id)).toEqual([own.id]);
      expect((await storage.closing.toClose(at(9), 10)).map(({ id }) => id)).toEqual([own.id]);
    });

    it("is listed with its drill's others, oldest first", async () => {
      const { storage, createDrill, post, claim } = await openTeam(open);
      const drill = await createDrill();
      const [late, early, closed] = [await post(drill, 5), await post(drill, 2), await post(drill, 3)];
      const waiting = await claim(drill, 6);
      await post(await createDrill({ channel: "other" }), 4);
      await storage.closing.close(closed.id, at(6));
      expect((await storage.postings.open(drill.id)).map(({ id }) => id)).toEqual([
        early.id,
        late.id,
        waiting?.id,
      ]);
    });
  });

  describe("the posting before another one", () => {
    it("is the drill's latest of an earlier date, with its tally; the first one has none", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const drill = await createDrill();
      const [first, third] = [await post(drill, 0), await post(drill, 2)];
      await post(await createDrill({ channel: "other" }), 1);
      await answer(first, await meet("ada"), RIGHT);
      await storage.closing.close(first.id, at(2));
      const before = await storage.postings.before(third);
      expect(before).toMatchObject({ id: first.id, state: "closing" });
      expect(before?.tally?.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect(await storage.postings.before(first)).toBeUndefined();
    });
  });

  describe("the current posting", () => {
    it("is none before the first is sent", async () => {
      const { storage, teamId, createDrill, claim } = await openTeam(open);
      await claim(await createDrill(), 0);
      expect(await storage.postings.current(teamId, "general")).toBeUndefined();
    });

    it("is the channel's open one, else the team's latest", async () => {
      const { storage, teamId, createDrill, post, meet } = await openTeam(open);
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      const here = await post(await createDrill(), 0);
      const elsewhere = await post(await createDrill({ channel: "other" }), 1);
      await post(await createDrill({ teamId: grace.teamId }), 2);
      const current = async (channel: string | undefined) =>
        (await storage.postings.current(teamId, channel))?.id;
      expect(await current("general")).toBe(here.id);
      expect(await current("other")).toBe(elsewhere.id);
      expect(await current("no drill here")).toBe(elsewhere.id);
      expect(await current(undefined)).toBe(elsewhere.id);
      await storage.closing.close(here.id, at(3));
      expect(await current("general")).toBe(elsewhere.id);
    });
  });

  describe("closing a posting", () => {
    it("freezes the answers per option in the file's order, not in the shown one", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      for (const [index, letter] of [RIGHT, RIGHT, WRONG, "D", "D", "D"].entries()) {
        await answer(posting, await meet(`member ${index}`), letter);
      }
      expect(await storage.postings.countAnswers(posting.id)).toBe(6);
      const closed = await storage.closing.close(posting.id, at(1));
      expect(closed).toMatchObject({ id: posting.id, state: "closing", tally: [2, 3, 1, 0] });
      expect(await storage.postings.find(posting.id)).toEqual(closed);
    });

    it("happens once: a second close changes nothing and gives the same tally", async () => {
      const { storage, teamId, createDrill, post, meet, answer, tap } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      await answer(posting, await meet("ada"), RIGHT);
      const closed = await Promise.all([1, 2, 3].map((day) => storage.closing.close(posting.id, at(day))));
      const scores = await storage.scores.inPeriod(teamId, periodOf("week", dateOf(0)));
      await tap(posting, await meet("late"), WRONG, at(2));
      expect(new Set(closed.map((one) => `${one?.state} ${one?.tally?.join()}`))).toEqual(
        new Set(["closing 1,0,0,0"]),
      );
      expect(await storage.closing.close(posting.id, at(4))).toMatchObject({ tally: [1, 0, 0, 0] });
      expect(scores).toMatchObject([{ points: 10, answered: 1, right: 1 }]);
      expect(await storage.scores.inPeriod(teamId, periodOf("week", dateOf(0)))).toEqual(scores);
    });

    it("waits in the list until the reveal is shown, and does not reopen afterwards", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const posting = await post(await createDrill(), 0);
      await storage.closing.markRevealed(posting.id, undefined); // nothing to reveal yet
      expect(await storage.postings.find(posting.id)).toMatchObject({ state: "posted" });
      await storage.closing.close(posting.id, at(1));
      expect((await storage.closing.toClose(at(1), 10)).map(({ id }) => id)).toEqual([posting.id]);
      await storage.closing.markRevealed(posting.id, "elsewhere" as MessageRef);
      expect(await storage.closing.toClose(at(2), 10)).toEqual([]);
      expect(await storage.closing.close(posting.id, at(2))).toMatchObject({
        state: "closed",
        tally: [0, 0, 0, 0],
      });
      await storage.sending.markPosted(posting.id, "again" as MessageRef);
      expect(await storage.postings.find(posting.id)).toMatchObject({
        state: "closed",
        message: posting.message,
      });
    });

    it("ignores an unknown posting, and one that is still being sent", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      expect(await storage.closing.close("nothing", at(1))).toBeUndefined();
      const { id } = await begin(await createDrill(), 0);
      expect(await storage.closing.close(id, at(1))).toMatchObject({ state: "sending", tally: undefined });
    });
  });
}
