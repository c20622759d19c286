// Answers in a message's thread.
import { describe, expect, it } from "vitest";
import { key, question, say } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

export function describeThreads<W extends World>(subject: Subject<W>): void {
  describe("an answer in a thread", () => {
    it("is below its message if the platform has threads, and never in the channel", async () => {
      const { platform, channel, seen, thread } = await openWorld(subject);
      const ref = await platform.post(channel, question, key);
      const other = await platform.post(channel, question, "another");
      await platform.reply(ref, say("Why is it so?"));
      await platform.reply(ref, say("Because."));
      expect(thread(ref)).toEqual([
        expect.stringContaining("Why is it so?"),
        expect.stringContaining("Because."),
      ]);
      expect(thread(other)).toEqual([]);
      expect((await seen()).map((message) => message.ref)).toEqual([ref, other]);
    });

    it("is possible, and the platform says so", async () => {
      const { platform, channel } = await openWorld(subject);
      expect(await platform.hasThreads(channel)).toBe(true);
    });
  });
}
