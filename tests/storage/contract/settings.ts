// The contract of settings.
import { describe, expect, it } from "vitest";
import { type Open, openTeam } from "../../support/storage/storage.ts";

export function describeSettings(open: Open): void {
  describe("settings", () => {
    it("are undefined until they are written", async () => {
      const { storage } = await openTeam(open);
      expect(await storage.settings.read("clock")).toBeUndefined();
    });

    it("keep the text last written, each under its own name", async () => {
      const { storage } = await openTeam(open);
      await storage.settings.write("clock", "1");
      await storage.settings.write("clock", "0012.50");
      await storage.settings.write("Clock", "");
      expect(await storage.settings.read("clock")).toBe("0012.50");
      expect(await storage.settings.read("Clock")).toBe("");
    });
  });
}
