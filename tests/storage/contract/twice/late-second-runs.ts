// A second run that comes late: another process or the same person acted in between, and keeps what they did.
import { describe, expect, it } from "vitest";
import { at, claimOf, freshId, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";

const MINUTE = 60_000;

export function describeLateSecondRuns(open: Open): void {
  describe("a second run that comes late", () => {
    it("doesn't put back a posting that another process sends by now", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { postings, sending } = storage;
      const { id } = await begin(await createDrill(), 0);
      await sending.postpone(id, at(0), claimOf({ id }));
      await sending.beginSending(id, at(0), freshId());
      await sending.postpone(id, at(0), claimOf({ id }));
      expect(await postings.find(id)).toMatchObject({ state: "sending" });
      expect(await sending.beginSending(id, at(0), freshId())).toBeUndefined();
    });

    it("doesn't mark a posting unknown that another process took over", async () => {
      const { storage, createDrill, begin } = await openTeam(open);
      const { postings, sending } = storage;
      const { id } = await begin(await createDrill(), 0);
      await sending.reclaim(id, at(0) + MINUTE, freshId());
      expect(await sending.markUnknown(id, claimOf({ id }))).toBe(false);
      expect(await postings.find(id)).toMatchObject({ state: "sending" });
    });

    it("doesn't end another process's edit", async () => {
      const { storage, createDrill, post, answer, meet } = await openTeam(open);
      const { beginCount, endEdit } = storage.counting;
      const { id } = await post(await createDrill(), 0);
      await answer(await storage.postings.find(id).then(defined), await meet("ada"), RIGHT);
      const [mine, theirs] = [freshId(), freshId()];
      await beginCount(id, at(0), 0, mine);
      await endEdit(id, undefined, mine);
      await beginCount(id, at(0), 0, theirs);
      await endEdit(id, undefined, mine);
      expect(await beginCount(id, at(0), 0, freshId())).toEqual({ askAgainAt: at(0) + MINUTE });
    });

    it("doesn't give back a correction's notice that another process claimed", async () => {
      const { storage, createDrill } = await openTeam(open);
      const { claimNotice, forgetNotice } = storage.corrections;
      const { id } = await createDrill();
      const mine = freshId();
      await claimNotice(id, "q1", 2, at(0), mine);
      await forgetNotice(id, "q1", 2, mine);
      expect(await claimNotice(id, "q1", 2, at(0), freshId())).toBe("first");
      await forgetNotice(id, "q1", 2, mine);
      expect(await claimNotice(id, "q1", 2, at(0), freshId())).toBeUndefined();
    });

    it("doesn't take a member out of the squad they joined since", async () => {
      const { storage, teamId, meet } = await openTeam(open);
      const { create, join, leave, ofTeam } = storage.squads;
      const [ada, bo] = [await meet("ada"), await meet("bo")];
      const { squad } = await create({ id: freshId(), name: "Rust", key: "rust" }, ada, at(0));
      await join(squad.id, bo, at(0), freshId());
      const onceId = freshId();
      const left = await leave(bo.id, onceId);
      await join(squad.id, bo, at(1), freshId());
      expect(await leave(bo.id, onceId)).toEqual(left);
      expect((await ofTeam(teamId, 0)).map(({ members }) => members)).toEqual([[ada.id, bo.id]]);
    });

    it("doesn't pause a drill again that was resumed", async () => {
      const { storage, createDrill } = await openTeam(open);
      const [{ id }, onceId] = [await createDrill(), freshId()];
      await storage.drills.pause(id, undefined, at(0), onceId);
      await storage.drills.resume(id, at(0, 10));
      expect(await storage.drills.pause(id, undefined, at(0), onceId)).toBe(true);
      expect(await storage.drills.byId(id)).toMatchObject({ paused: undefined });
    });

    it("with another member's ID is not taken for theirs", async () => {
      const { storage, meet } = await openTeam(open);
      const [ada, bo, onceId] = [await meet("ada"), await meet("bo"), freshId()];
      const { squad } = await storage.squads.create({ id: freshId(), name: "Rust", key: "rust" }, ada, at(0));
      expect(await storage.squads.leave(bo.id, onceId)).toBeUndefined();
      expect(await storage.squads.leave(ada.id, onceId)).toEqual({ ...squad, ended: true });
    });
  });
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is none.");
  return value;
}
