// The contract of installations: a platform's credentials, one per team.
import { describe, expect, it } from "vitest";
import { at, type Open, openTeam } from "../../support/storage/storage.ts";

const here = { platform: "slack", externalId: "T1" } as const;

export function describeInstallations(open: Open): void {
  describe("installations", () => {
    it("are found as they were last stored, and not after they were removed", async () => {
      const { storage } = await openTeam(open);
      expect(await storage.installations.find(here)).toBeUndefined();
      await storage.installations.store(here, "first", at(0));
      await storage.installations.store(here, 'second "🔑"', at(1));
      expect(await storage.installations.find(here)).toBe('second "🔑"');
      await storage.installations.remove(here);
      await storage.installations.remove(here);
      expect(await storage.installations.find(here)).toBeUndefined();
    });

    it("are replaced if nothing newer was stored", async () => {
      const { storage } = await openTeam(open);
      await storage.installations.store(here, "first", at(0));
      await storage.installations.replace(here, "first", "second", at(1));
      await storage.installations.replace(here, "first", "third", at(2));
      expect(await storage.installations.find(here)).toBe("second");
      const there = { platform: "slack", externalId: "T2" } as const;
      await storage.installations.replace(there, "first", "second", at(3));
      expect(await storage.installations.find(there)).toBeUndefined();
    });

    it("are listed by platform", async () => {
      const { storage } = await openTeam(open);
      for (const team of [here, { ...here, externalId: "T2" }, { ...here, platform: "discord" } as const])
        await storage.installations.store(team, `of ${team.externalId}`, at(0));
      const found = await storage.installations.list("slack");
      expect(new Set(found)).toEqual(
        new Set([
          { externalId: "T1", body: "of T1" },
          { externalId: "T2", body: "of T2" },
        ]),
      );
    });

    it("with the same ID on another platform belong to another team", async () => {
      const { storage } = await openTeam(open);
      await storage.installations.store(here, "here", at(0));
      await storage.installations.store({ platform: "slack", externalId: "T2" }, "there", at(0));
      await storage.installations.remove({ platform: "discord", externalId: "T1" });
      await storage.installations.remove({ platform: "slack", externalId: "T2" });
      expect(await storage.installations.find(here)).toBe("here");
      expect(await storage.installations.find({ platform: "discord", externalId: "T1" })).toBeUndefined();
    });
  });
}
