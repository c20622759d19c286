// Posting in a channel.
import { describe, expect, it } from "vitest";
import { key, notice, question } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

export function describePosting<W extends World>(subject: Subject<W>): void {
  describe("a post", () => {
    it("is seen in the channel, under the reference it returns", async () => {
      const { platform, channel, seen } = await openWorld(subject);
      const ref = await platform.post(channel, question, key);
      const [message, ...more] = await seen();
      expect(more).toEqual([]);
      expect(message).toMatchObject({ ref, silent: subject.can.silence });
      expect(message?.text).toContain("Which one?");
      expect(message?.text).toContain("Option A");
    });

    it("has a reference of its own, and stays in order", async () => {
      const { platform, channel, seen } = await openWorld(subject);
      const first = await platform.post(channel, question, key);
      const second = await platform.post(channel, notice, "another");
      expect((await seen()).map(({ ref }) => ref)).toEqual([first, second]);
      expect(first).not.toBe(second);
    });

    it("under a used key is the same message, where the platform recognizes keys", async () => {
      const { platform, channel, seen } = await openWorld(subject);
      const first = await platform.post(channel, question, key);
      const again = await platform.post(channel, question, key);
      expect(again === first).toBe(subject.can.recognize);
      expect(await seen()).toHaveLength(subject.can.recognize ? 1 : 2);
    });
  });
}
