// Rate limits and outages, and how the real discord.js gets along with them.
import { REST, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { startBot, startDiscord, textChannel } from "../bare-bot.ts";
import { textOf } from "../messages/read-message.ts";
import type { DiscordOptions } from "../options.ts";

const SEND = "POST /channels/:channel/messages";

async function setUp(options?: DiscordOptions) {
  const discord = await startDiscord(options);
  const channel = discord.addGuild().channel("general");
  const client = await startBot(discord);
  return { discord, channel, target: await textChannel(client, channel) };
}

/** A request as a client would send it that knows no limits. */
function createRude(api: string, token: string) {
  return async (path: string, body: object = { content: "x" }) => {
    const headers = { Authorization: `Bot ${token}`, "Content-Type": "application/json" };
    const response = await fetch(`${api}/v10${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: await response.json().catch(() => undefined),
    };
  };
}

describe("rate limits", () => {
  it("come in headers, which discord.js obeys", async () => {
    const { discord, channel, target } = await setUp({
      limits: { routes: { [SEND]: { limit: 3, per: 150 } } },
    });
    await Promise.all(["1", "2", "3", "4", "5", "6"].map((content) => target.send(content)));
    expect(discord.messages(channel).map(textOf)).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(discord.requestCounts[`${SEND} 200`]).toBe(6);
    expect(discord).toMatchObject({ impatient: 0, invalidRequests: 0 });
  });

  it("refuse who does not obey, and notice who does not wait", async () => {
    const { discord, channel } = await setUp({ limits: { routes: { [SEND]: { limit: 1, per: 10_000 } } } });
    const other = discord.addGuild().channel("general");
    const send = createRude(discord.api, discord.token);
    expect((await send(`/channels/${channel.id}/messages`)).status).toBe(200);
    const refused = await send(`/channels/${channel.id}/messages`);
    expect(refused).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(9);
    expect((await send(`/channels/${other.id}/messages`)).status).toBe(200);
    discord.advance(1_000);
    await send(`/channels/${channel.id}/messages`);
    expect(discord).toMatchObject({ impatient: 1, invalidRequests: 2 });
    discord.advance(10_000);
    expect((await send(`/channels/${channel.id}/messages`)).status).toBe(200);
  });

  it("count all requests but interactions together", async () => {
    const discord = await startDiscord({ limits: { global: 1 } });
    const channel = discord.addGuild().channel("general");
    const send = createRude(discord.api, discord.token);
    const answers = await Promise.all([1, 2].map(() => send(`/channels/${channel.id}/messages`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    const id = "123456789012345678";
    expect((await send(`/interactions/${id}/token/callback`)).body).toMatchObject({ code: 10062 });
    expect((await send(`/webhooks/${id}/token`)).body).toMatchObject({ code: 10015 });
  });

  it("let discord.js wait out a storm of 429, of one route or of all", async () => {
    const { discord, channel, target } = await setUp();
    discord.fail({ retryAfter: 100, times: 2 });
    await target.send("through");
    discord.fail({ retryAfter: 100, global: true });
    await Promise.all([target.send("a"), target.send("b")]);
    expect(discord.messages(channel)).toHaveLength(3);
    expect(discord.requestCounts[`${SEND} 429`]).toBe(3);
    expect(discord.impatient).toBe(0);
  });

  it("are stricter for edits of messages older than an hour", async () => {
    const discord = await startDiscord({ limits: { oldEdits: { limit: 1, per: 5_000 } } });
    const channel = discord.addGuild().channel("general");
    const rest = new REST({ api: discord.api, version: "10", rejectOnRateLimit: ["/channels"] });
    rest.setToken(discord.token);
    await rest.post(Routes.channelMessages(channel.id), { body: { content: "x" } });
    const { id = "" } = discord.messages(channel)[0] ?? {};
    const edit = () => rest.patch(Routes.channelMessage(channel.id, id), { body: { content: "y" } });
    await edit();
    await edit();
    discord.advance(61 * 60_000);
    await edit();
    await expect(edit()).rejects.toMatchObject({ name: expect.stringContaining("RateLimitError") });
    expect(discord.requests.at(-1)).toMatchObject({ status: 429 });
  });

  it("ban an address with too many invalid requests, for ten minutes", async () => {
    const { discord, channel } = await setUp({ invalidLimit: 3 });
    const wrong = createRude(discord.api, "wrong");
    const right = createRude(discord.api, discord.token);
    const path = `/channels/${channel.id}/messages`;
    for (let i = 0; i < 4; i++) expect((await wrong(path)).status).toBe(401);
    expect((await right(path)).status).toBe(429);
    discord.advance(11 * 60_000);
    expect((await right(path)).status).toBe(200);
  });
});

describe("an outage", () => {
  it("of a few 500s is survived by discord.js", async () => {
    const { discord, channel, target } = await setUp();
    discord.fail({ status: 500, times: 2, route: SEND });
    await target.send("x");
    discord.fail({ status: 503, times: 4 });
    await expect(target.send("y")).rejects.toMatchObject({ status: 503 });
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it("in the middle of a request doubles a message, unless it has a nonce", async () => {
    const { discord, channel, target } = await setUp();
    discord.fail({ drop: "before" });
    await target.send("once");
    discord.fail({ drop: "after" });
    await target.send("twice");
    discord.fail({ drop: "after" });
    await target.send({ content: "safe", nonce: "1", enforceNonce: true });
    expect(discord.messages(channel).map(textOf)).toEqual(["once", "twice", "twice", "safe"]);
  });

  it("can be slow answers, and ends when it is healed", async () => {
    const { discord, target } = await setUp();
    discord.fail({ delay: 40 });
    await target.send("x");
    discord.fail({ code: 50013, times: 100 });
    await expect(target.send("y")).rejects.toMatchObject({ code: 50013 });
    discord.heal();
    await target.send("z");
    expect(() => discord.fail({ status: 500, route: "POST /nowhere" })).toThrow("no route POST /nowhere");
  });
});
