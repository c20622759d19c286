// kubedrill slack doctor --blocks: Slack's own check of every message.
import { describe, expect, it } from "vitest";
import { galleryMessages } from "../../../../src/gallery/messages.ts";
import { examineBlocks } from "../../../../src/platforms/slack/examine-blocks.ts";
import type { Fault } from "../../../slack-server/web-api/outages.ts";
import { curriculum } from "../../../support/app.ts";
import { createHandTimers } from "../../../support/hand-timers.ts";
import { keepLog, openSlackWorld } from "../../../support/platforms/slack-bot.ts";

const START = Date.UTC(2026, 2, 2, 9);
const note = { name: "a note", blocks: [{ type: "text", markdown: "Hello" }] } as const;

/** Slack and the doctor share a clock, which moves only while the doctor waits. */
async function examine(examples: Parameters<typeof examineBlocks>[1], fault?: Fault) {
  const clock = createHandTimers();
  const world = await openSlackWorld("socket", { now: () => START + clock.now() });
  const settings = world.settings();
  if (settings.mode !== "socket") throw new Error("This isn't a socket.");
  if (fault !== undefined) world.slack.outage({ method: "blocks.validate", times: 1, fault });
  const waits: number[] = [];
  const timers = {
    ...clock,
    wait(ms: number) {
      waits.push(ms);
      const waited = clock.wait(ms);
      clock.pass(ms);
      return waited;
    },
  };
  const { apiUrl, botToken: token } = settings;
  const findings = await Array.fromAsync(
    examineBlocks({ apiUrl, token, log: keepLog().log, timers }, examples),
  );
  return { findings, waits, impatient: world.slack.impatient };
}

describe("having Slack check our blocks", () => {
  it("finds nothing in any message of the gallery", async () => {
    const examples = galleryMessages(curriculum);
    const { findings, waits } = await examine(examples);
    expect(findings).toEqual([{ ok: true, text: `Slack takes all ${examples.length} messages.` }]);
    expect(waits).toEqual([]);
  });

  it("names the message that Slack rejects", async () => {
    const { findings } = await examine([note], { error: "invalid_message" });
    expect(findings).toEqual([{ ok: false, text: "Slack rejects “a note” as a message: invalid_message" }]);
  });

  it("waits as long as Slack asks, and goes on with the same message", async () => {
    const { findings, waits, impatient } = await examine([note], { retryAfter: 30 });
    expect(findings).toEqual([{ ok: true, text: "Slack takes all 1 messages." }]);
    expect(waits).toEqual([30_000]);
    expect(impatient).toEqual([]);
  });
});
