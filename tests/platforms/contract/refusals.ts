// Each way in which a platform can fail, and what the app hears of it.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { MessageRef } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { catchError, catchRefusal } from "./catch-refusal.ts";
import { key, notice, question } from "./examples.ts";
import { type Breakage, openWorld, type Subject, type World } from "./world.ts";

type Send = (world: World, message: MessageRef) => Promise<unknown>;

const post: Send = ({ platform, channel }) => platform.post(channel, notice, "another");
const edit: Send = ({ platform }, message) => platform.edit(message, notice);
const reply: Send = ({ platform }, message) => platform.reply(message, notice);
const direct: Send = ({ platform, member }) => platform.direct(member, notice);

export function describeRefusals<W extends World>(subject: Subject<W>): void {
  const { can, breaks } = subject;
  const sends = [
    ["a post", post],
    ["an edit", edit],
    ["an answer in a thread", reply],
    ["a direct message", direct],
  ] as const;
  const inChannel = sends.filter(([, send]) => send !== direct);
  const once = sends.filter(([, send]) => send !== edit);

  /** What a send throws once the platform is broken. */
  async function broken(breakage: Breakage, send: Send) {
    const world = await openWorld(subject);
    const message = await world.platform.post(world.channel, question, key);
    const breaking = breaks[breakage];
    if (breaking !== "never") await breaking(world);
    return { world, attempt: send(world, message) };
  }

  if (breaks.later !== "never")
    describe("when it asks to wait in a channel", () => {
      it.each(sends)("%s is refused until later, for that channel alone", async (_, send) => {
        const refused = await catchRefusal((await broken("later", send)).attempt);
        expect(refused).toMatchObject({ refusal: "later", everywhere: false });
        expect(refused.retryAfter).toBeGreaterThan(0);
      });
    });

  if (breaks["later everywhere"] !== "never")
    describe("when it accepts nothing", () => {
      it.each(sends)("%s is refused until later, everywhere", async (_, send) => {
        const refused = await catchRefusal((await broken("later everywhere", send)).attempt);
        expect(refused).toMatchObject({ refusal: "later", everywhere: true });
        expect(refused.retryAfter).toBeGreaterThan(0);
      });
    });

  if (breaks.channel !== "never")
    describe("where the channel is closed", () => {
      it.each(inChannel)("%s is refused as the channel's", async (_, send) => {
        expect((await catchRefusal((await broken("channel", send)).attempt)).refusal).toBe("channel");
      });
    });

  if (breaks.team !== "never")
    describe("where Kubedrill was removed from the team", () => {
      it.each(sends)("%s is refused as the team's", async (_, send) => {
        expect((await catchRefusal((await broken("team", send)).attempt)).refusal).toBe("team");
      });
    });

  if (breaks["lost answer"] !== "never")
    describe("where its answer is lost", () => {
      it.each(once)("%s is not called refused: it may have been sent", async (_, send) => {
        expect(await catchError((await broken("lost answer", send)).attempt)).not.toBeInstanceOf(
          PlatformError,
        );
      });

      it("a post is sent once, and can be found", async () => {
        const { world, attempt } = await broken("lost answer", post);
        await catchError(attempt);
        const sent = (await world.seen())[1]?.ref;
        expect(await world.seen()).toHaveLength(2);
        expect(await world.platform.find(world.channel, "another")).toBe(can.find ? sent : "cannot tell");
      });
    });

  describe("an error", () => {
    const possible = (Object.keys(breaks) as Breakage[]).filter((breakage) => breaks[breakage] !== "never");

    it.each(possible)("of the kind “%s” contains no token", async (breakage) => {
      for (const [, send] of sends) {
        const { world, attempt } = await broken(breakage, send);
        const error = await attempt.catch((thrown: unknown) => thrown);
        const shown = inspect(error, { depth: 10, showHidden: true });
        for (const secret of world.secrets) expect(shown).not.toContain(secret);
      }
    });
  });
}
