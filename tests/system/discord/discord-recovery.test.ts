// Kubedrill on Discord when things break: a process that dies, a line that drops, limits that strike.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { HOUR } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";

describe("Kubedrill on Discord", () => {
  it("continues after a restart: old buttons work, and the first tap still counts", async () => {
    const app = await openDiscordApp();
    const first = await app.start();
    await app.createDrill();
    await first.tick();
    const [posting, message] = [await app.posting(), app.onlyMessage()];
    const ada = await app.ada.click(message, app.letter(posting, "right"));
    expect(textOf(ada)).toContain("✅");
    await app.discord.until("the count", () => textOf(app.onlyMessage()).includes("1 answered"));
    await first.stop();

    const second = await app.start();
    app.clock.now += 20_000;
    await second.tick();
    const bo = app.discord.addUser("bo");
    expect(textOf(await bo.click(message, app.letter(posting, "wrong")))).toContain("❌");
    expect(textOf(await app.ada.click(message, app.letter(posting, "wrong")))).toContain("✅");
    // The ephemeral is gone with the client; /daily shows the answer again.
    expect(textOf(await app.ada.command(app.channel, "daily"))).toContain("✅");
    await app.discord.until("the count", () => textOf(app.onlyMessage()).includes("2 answered"));
    expect(await app.storage.postings.countAnswers(posting.id)).toBe(2);
  });

  it("posts once if the process died between the send and the record", async () => {
    const app = await openDiscordApp();
    const first = await app.start();
    await app.createDrill();
    app.discord.fail({ route: POST, drop: "after" });
    await first.tick();
    expect(first.failures).toHaveLength(1);
    await first.stop();

    const second = await app.start();
    app.clock.now += 120_000;
    await second.tick();
    const message = app.onlyMessage();
    expect(await app.posting()).toMatchObject({
      state: "posted",
      message: `${app.channel.id}/${message.id}`,
    });
    expect(app.discord.requestCounts[`${POST} 200`] ?? 0).toBeLessThanOrEqual(1);
  });

  it("answers everyone across a dropped connection that resumes", async () => {
    const app = await openDiscordApp();
    const kubedrill = await app.start();
    await app.createDrill();
    await kubedrill.tick();
    const [posting, message] = [await app.posting(), app.onlyMessage()];
    const members = Array.from({ length: 6 }, (_, index) => app.discord.addUser(`member ${index}`));
    app.discord.gateway.drop();
    // Discord keeps what happens meanwhile, and brings it after the resume.
    const verdicts = await Promise.all(members.map((member) => member.click(message, "A")));
    expect(verdicts).toHaveLength(6);
    expect(app.discord.gateway.resumes).toBe(1);
    expect(await app.storage.postings.countAnswers(posting.id)).toBe(6);
  });

  it("waits out a storm of 429 and posts once, never impatient", async () => {
    const app = await openDiscordApp();
    const kubedrill = await app.start();
    await app.createDrill();
    app.discord.fail({ route: POST, retryAfter: 120, global: true, times: 2 });
    await kubedrill.tick();
    await app.discord.until("the post", () => app.discord.messages(app.channel).length === 1);
    expect(app.discord.impatient).toBe(0);
    expect(app.discord.requestCounts[`${POST} 429`]).toBe(2);
    expect(kubedrill.failures).toEqual([]);
  });

  it("shows the reveal although edits of old messages are limited", async () => {
    const app = await openDiscordApp({ limits: { oldEdits: { limit: 0, per: 300 } } });
    const kubedrill = await app.start();
    await app.createDrill({ closesAfterHours: 2 });
    await kubedrill.tick();
    app.clock.now += 3 * HOUR;
    app.discord.advance(3 * HOUR);
    const limited = () => app.discord.requestCounts[`${EDIT} 429`] === 1;
    const ticking = kubedrill.tick();
    await app.discord.until("the limit", limited);
    app.discord.limits.oldEdits = { limit: 5, per: 300 };
    await ticking;
    await app.discord.until("the reveal", () => textOf(app.onlyMessage()).includes("Closed"));
    expect(app.discord.impatient).toBe(0);
  });
});
