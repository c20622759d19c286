// Direct messages.
import { describe, expect, it } from "vitest";
import { catchRefusal } from "./catch-refusal.ts";
import { notice, say } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

export function describeDirectMessages<W extends World>(subject: Subject<W>): void {
  describe("a direct message", () => {
    it("reaches its person alone", async () => {
      const { platform, member, admin, received, seen } = await openWorld(subject);
      await platform.direct(member, notice);
      await platform.direct(member, say("Another one."));
      const texts = ["A correction.", "Another one."];
      expect(received(member)).toEqual(texts.map((text) => expect.stringContaining(text)));
      expect(received(admin)).toEqual([]);
      expect(await seen()).toEqual([]);
    });

    it.runIf(subject.can.closeDirect)("to a person who takes none is refused as theirs", async () => {
      const { platform, member, received, close } = await openWorld(subject);
      close(member);
      const refusal = await catchRefusal(platform.direct(member, notice));
      expect(refusal.refusal).toBe("person");
      expect(received(member)).toEqual([]);
    });

    it("to a person whom the platform doesn't know is refused as theirs", async () => {
      const { platform, stranger } = await openWorld(subject);
      const refusal = await catchRefusal(platform.direct(stranger, notice));
      expect(refusal.refusal).toBe("person");
    });
  });
}
