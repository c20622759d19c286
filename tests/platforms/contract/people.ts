// What a platform knows about people.
import { describe, expect, it } from "vitest";
import { openWorld, type Subject, type World } from "./world.ts";

export function describePeople<W extends World>(subject: Subject<W>): void {
  const everywhere = subject.breaks["later everywhere"];

  describe("a person", () => {
    it("is an admin or not, as the platform says", async () => {
      const { platform, admin, member } = await openWorld(subject);
      expect(await platform.isAdmin(admin)).toBe(true);
      expect(await platform.isAdmin(member)).toBe(false);
    });

    if (everywhere !== "never")
      it("is never taken for no admin because no one answers", async () => {
        const world = await openWorld(subject);
        await everywhere(world);
        await expect(world.platform.isAdmin(world.admin)).rejects.toThrow();
      });

    it("has a zone where the platform knows one", async () => {
      const { platform, admin } = await openWorld(subject);
      expect(await platform.zone(admin)).toBe(subject.zone);
    });
  });
}
