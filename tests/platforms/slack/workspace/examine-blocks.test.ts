// kubedrill slack doctor --blocks: Slack's own check of every message.
import { describe, expect, it } from "vitest";
import { galleryMessages } from "../../../../src/gallery/messages.ts";
import { examineBlocks } from "../../../../src/platforms/slack/examine-blocks.ts";
import { systemTimers } from "../../../../src/ports/timers.ts";
import { curriculum } from "../../../support/app.ts";
import { keepLog, openSlackWorld } from "../../../support/platforms/slack-bot.ts";

async function examine(examples: Parameters<typeof examineBlocks>[1], fault?: { readonly error: string }) {
  const world = await openSlackWorld("socket");
  const settings = world.settings();
  if (settings.mode !== "socket") throw new Error("This isn't a socket.");
  if (fault !== undefined) world.slack.outage({ method: "blocks.validate", times: 1, fault });
  const { apiUrl, botToken: token } = settings;
  return Array.fromAsync(
    examineBlocks({ apiUrl, token, log: keepLog().log, timers: systemTimers }, examples),
  );
}

describe("having Slack check our blocks", () => {
  it("finds nothing in any message of the gallery", async () => {
    const examples = galleryMessages(curriculum);
    expect(await examine(examples)).toEqual([
      { ok: true, text: `Slack takes all ${examples.length} messages.` },
    ]);
  });

  it("names the message that Slack rejects", async () => {
    const example = { name: "a note", blocks: [{ type: "text", markdown: "Hello" }] } as const;
    const [found, ...more] = await examine([example], { error: "invalid_message" });
    expect(found).toEqual({ ok: false, text: "Slack rejects “a note” as a message: invalid_message" });
    expect(more).toEqual([]);
  });
});
