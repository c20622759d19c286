// What Kubedrill may do in a channel.
import { describe, expect, it } from "vitest";
import { openWorld, type Subject, type World } from "./world.ts";

export function describePermissions<W extends World>(subject: Subject<W>): void {
  const { forbid } = subject;

  describe("missing permissions", () => {
    it("are none where all is well", async () => {
      const { platform, channel } = await openWorld(subject);
      expect(await platform.missingPermissions(channel)).toEqual([]);
    });

    if (forbid !== "never")
      it("are named in the platform's words", async () => {
        const world = await openWorld(subject);
        const missing = forbid(world);
        expect(missing.length).toBeGreaterThan(0);
        expect(await world.platform.missingPermissions(world.channel)).toEqual(missing);
      });
  });
}
