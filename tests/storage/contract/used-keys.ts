// The contract of used keys: each is used once, even by concurrent requests.
import { describe, expect, it } from "vitest";
import { at, type Open, openTeam } from "../../support/storage/storage.ts";

export function describeUsedKeys(open: Open): void {
  describe("used keys", () => {
    it("are used by the first request, even if others come at the same time", async () => {
      const { storage } = await openTeam(open);
      const uses = Array.from({ length: 20 }, (_, index) =>
        storage.usedKeys.use("key", `use ${index}`, at(1)),
      );
      expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1);
      expect(await storage.usedKeys.use("key", "later", at(2))).toBe(false);
      expect(await storage.usedKeys.use("another key", "later", at(1))).toBe(true);
    });

    it("still belong to the first request if its transaction runs again, as after a lost COMMIT", async () => {
      const { storage } = await openTeam(open);
      expect(await storage.usedKeys.use("key", "first", at(1))).toBe(true);
      expect(await storage.usedKeys.use("key", "first", at(1))).toBe(true);
    });

    it("can be used again once they were released", async () => {
      const { storage } = await openTeam(open);
      await storage.usedKeys.use("key", "first", at(1));
      await storage.usedKeys.release("key");
      await storage.usedKeys.release("key");
      expect(await storage.usedKeys.use("key", "second", at(1))).toBe(true);
    });

    it("are forgotten in steps after they expire, and not before", async () => {
      const { storage } = await openTeam(open);
      const uses = Array.from({ length: 1_200 }, (_, index) =>
        storage.usedKeys.use(`key ${index}`, "x", at(1)),
      );
      await Promise.all([...uses, storage.usedKeys.use("longer", "x", at(2))]);
      expect(await storage.usedKeys.purge(at(1))).toBe(false);
      expect(await storage.usedKeys.use("key 0", "y", at(1))).toBe(false);
      expect(await storage.usedKeys.purge(at(1) + 1)).toBe(true);
      while (await storage.usedKeys.purge(at(1) + 1));
      expect(await storage.usedKeys.use("key 0", "y", at(1))).toBe(true);
      expect(await storage.usedKeys.use("longer", "y", at(2))).toBe(false);
    });
  });
}
