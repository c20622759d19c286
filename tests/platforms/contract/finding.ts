// Finding a message by its key.
import { describe, expect, it } from "vitest";
import { key, notice, question } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

export function describeFinding<W extends World>(subject: Subject<W>): void {
  const found = <T>(result: T) => (subject.can.find ? result : "cannot tell");

  describe("a search by key", () => {
    it("finds nothing where nothing was posted, or something else was", async () => {
      const { platform, channel } = await openWorld(subject);
      expect(await platform.find(channel, key)).toBe(found("absent"));
      await platform.post(channel, question.slice(0, 1), "another");
      expect(await platform.find(channel, key)).toBe(found("absent"));
    });

    it.each([
      ["with a button that names the key", question, key],
      ["that says nothing of the key", notice, "correction:drill:question:2"],
    ])("finds a message %s among others", async (_, blocks, name) => {
      const { platform, channel } = await openWorld(subject);
      const ref = await platform.post(channel, blocks, name);
      await platform.post(channel, notice, "another");
      expect(await platform.find(channel, name)).toBe(found(ref));
    });
  });
}
