// The contract of notices: shown once, oldest first.
import { describe, expect, it } from "vitest";
import { at, freshId, type Open, openTeam } from "../../../support/storage/storage.ts";

export function describeNotices(open: Open): void {
  describe("notices", () => {
    it("are shown once each, oldest first, up to a limit", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const { id } = await meet("ada");
      for (const [day, words] of ["second", "third", "fourth"].entries())
        await storage.notices.store(id, words, newId(), at(day + 1));
      await storage.notices.store(id, "first", newId(), at(0));
      expect(await storage.notices.take(id, 3, freshId())).toEqual(["first", "second", "third"]);
      expect(await storage.notices.take(id, 3, freshId())).toEqual(["fourth"]);
      expect(await storage.notices.take(id, 3, freshId())).toEqual([]);
    });

    it("are shown by one of two concurrent commands", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const { id } = await meet("ada");
      await storage.notices.store(id, "once", newId(), at(0));
      const shown = await Promise.all(
        Array.from({ length: 5 }, () => storage.notices.take(id, 3, freshId())),
      );
      expect(shown.flat()).toEqual(["once"]);
    });

    it("are their member's only", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      await storage.notices.store(ada.id, "for ada", newId(), at(0));
      expect(await storage.notices.take(grace.id, 3, freshId())).toEqual([]);
      expect(await storage.notices.take(ada.id, 3, freshId())).toEqual(["for ada"]);
    });

    it("are stored once, even if that runs again with the same ID", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const [{ id: member }, id] = [await meet("ada"), newId()];
      await storage.notices.store(member, "once", id, at(0));
      await storage.notices.store(member, "once", id, at(0));
      expect(await storage.notices.take(member, 3, freshId())).toEqual(["once"]);
    });

    it("aren't shown if their member was notified in another way", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const [{ id: member }, id] = [await meet("ada"), newId()];
      await storage.notices.store(member, "known already", id, at(0));
      await storage.notices.store(member, "new", newId(), at(1));
      await storage.notices.drop(id);
      await storage.notices.drop(id);
      expect(await storage.notices.take(member, 3, freshId())).toEqual(["new"]);
    });
  });
}
