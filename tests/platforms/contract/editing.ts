// Editing a message.
import { describe, expect, it } from "vitest";
import { catchRefusal } from "./catch-refusal.ts";
import { key, notice, question, say } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

export function describeEditing<W extends World>(subject: Subject<W>): void {
  describe("an edit", () => {
    it("replaces what this one message shows, as often as needed", async () => {
      const { platform, channel, seen } = await openWorld(subject);
      await platform.post(channel, say("Unchanged."), "another");
      const ref = await platform.post(channel, question, key);
      for (const blocks of [say("A first change."), notice]) await platform.edit(ref, blocks);
      const [other, message, ...more] = await seen();
      expect(more).toEqual([]);
      expect(other?.text).toContain("Unchanged.");
      expect(message?.ref).toBe(ref);
      expect(message?.text).toContain("A correction.");
      expect(message?.text).not.toMatch(/Which one|Option A|A first change/);
    });

    it("of a message that is gone is refused as the message's, and shows nothing", async () => {
      const { platform, channel, seen, remove } = await openWorld(subject);
      const ref = await platform.post(channel, question, key);
      await remove(ref);
      const refusal = await catchRefusal(platform.edit(ref, notice));
      expect(refusal.refusal).toBe("message");
      expect(await seen()).toEqual([]);
    });
  });
}
