// Answers that are not Discord's: a proxy's page, cut JSON, waits of weeks. Only Discord's own words count.
import { describe, expect, it } from "vitest";
import type { MessageRef } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";
import type { Fault } from "../../discord-server/api/faults.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";

const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";
const key = "01hzxk8m2q3r4s5t6v7w";
const MINUTE = 60_000;
const text: readonly Block[] = [{ type: "text", markdown: "Which one?" }];
const json = "application/json";

type Answer = Extract<Fault, { readonly answer: unknown }>["answer"];

/** Status 200 of something that is not Discord. */
const strange: readonly (readonly [string, Answer])[] = [
  ["a page", { status: 200, body: "<html>Sign in</html>" }],
  ["a page called JSON", { status: 200, body: "<html>Sign in</html>", type: json }],
  ["an empty object", { status: 200, body: "{}", type: json }],
  ["a list", { status: 200, body: '["x"]', type: json }],
  ["null", { status: 200, body: "null", type: json }],
  ["cut JSON", { status: 200, body: '{"id":"1234567890123', type: json }],
  ["ids that are none", { status: 200, body: '{"id":"1","channel_id":"x"}', type: json }],
  ["no body", { status: 200, type: json }],
  ["no content", { status: 204 }],
  ["a redirection", { status: 302, headers: { Location: "https://proxy.example/login" } }],
];

async function open() {
  const bot = await openDiscordBot();
  await bot.start();
  bot.discord.addMember(bot.guild, bot.ada);
  const { platform } = bot.kubedrill;
  const place = { team: bot.guild.id, channel: bot.channel.id };
  return { ...bot, platform, place };
}

const later = {
  refusal: "later",
  retryAfter: expect.toSatisfy((wait: number) => wait >= 0 && wait <= 15 * MINUTE),
};
const failure = (request: Promise<unknown>) =>
  request.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("Discord's place taken by something that answers 200", () => {
  it.each(strange)("leaves a post unknown, and it is found again: %s", async (_, answer) => {
    const { discord, channel, platform, place } = await open();
    discord.fail({ route: POST, answer, done: true });
    const error = await failure(platform.post(place, text, key));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PlatformError);
    const [message] = discord.messages(channel);
    expect(await platform.find(place, key)).toBe(`${channel.id}/${message?.id}`);
  });

  it.each(strange)("leaves an edit to be done again: %s", async (_, answer) => {
    const { discord, channel, platform, place } = await open();
    const message = await platform.post(place, text, key);
    discord.fail({ route: EDIT, answer });
    await expect(platform.edit(message, [{ type: "text", markdown: "That one." }])).rejects.toMatchObject(
      later,
    );
    expect(discord.messages(channel).map(textOf)).toEqual(["Which one?"]);
  });

  it.each(strange)("sends no direct message into nowhere: %s", async (_, answer) => {
    const { discord, guild, ada, platform } = await open();
    const direct = () => platform.direct({ team: guild.id, member: ada.id }, text);
    discord.fail({ route: "POST /users/@me/channels", answer });
    await expect(direct()).rejects.toMatchObject(later);
    discord.fail({ route: POST, answer, done: true });
    expect(await failure(direct())).not.toBeInstanceOf(PlatformError);
    expect(discord.messages(discord.directChannel(ada))).toHaveLength(1);
  });

  it.each(strange)("opens no thread twice, and answers in it once: %s", async (_, answer) => {
    const { discord, channel, platform, place } = await open();
    const message = await platform.post(place, text, key);
    discord.fail({ route: "POST /channels/:channel/messages/:message/threads", answer });
    await expect(platform.reply(message, text)).rejects.toMatchObject(later);
    await platform.reply(message, text);
    const thread = { id: discord.messages(channel)[0]?.id ?? "" };
    discord.fail({ route: POST, channel: thread, answer, done: true });
    expect(await failure(platform.reply(message, text))).not.toBeInstanceOf(PlatformError);
    expect(discord.messages(thread)).toHaveLength(2);
  });

  it.each(strange)(
    "never says that a message is missing, or that all is permitted: %s",
    async (_, answer) => {
      const { discord, platform, place } = await open();
      await platform.post(place, text, key);
      discord.fail({ route: "GET /channels/:channel/messages", answer });
      await expect(platform.find(place, key)).rejects.toMatchObject(later);
      for (const route of [
        "GET /channels/:channel",
        "GET /guilds/:guild",
        "GET /guilds/:guild/members/:user",
      ]) {
        // A second time, because a request of the round before may still be on its way.
        discord.fail({ route, answer, times: 2 });
        await expect(platform.missingPermissions(place)).rejects.toMatchObject(later);
        discord.heal();
      }
    },
  );
});

const waits: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["no time", {}],
  ["an empty time", { "Retry-After": "" }],
  ["a date", { "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT" }],
  ["a day", { "Retry-After": "86400" }],
  ["35 days, everywhere", { "Retry-After": "3024000", "X-RateLimit-Global": "true" }],
  [
    "an endless bucket",
    { "Retry-After": "3024000", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "3024000" },
  ],
  ["words", { "Retry-After": "soon", "X-RateLimit-Remaining": "none", "X-RateLimit-Reset-After": "later" }],
];

const refused = JSON.stringify({ message: "You are being rate limited.", retry_after: 1, global: false });

const proxies: readonly (readonly [string, Answer])[] = [
  ...[401, 403, 404, 405, 407, 413, 429].map(
    (status) => [`a page with status ${status}`, { status, body: "<html>No</html>" }] as const,
  ),
  ["a page called JSON", { status: 403, body: "<html>No</html>", type: json }],
  ["a sentence as JSON", { status: 403, body: '"Forbidden"', type: json }],
  ["null as JSON", { status: 404, body: "null", type: json }],
  ["another's JSON", { status: 404, body: '{"error":"not found"}', type: json }],
  ["a gateway's JSON", { status: 403, body: '{"code":403,"message":"Forbidden"}', type: json }],
  ["a code in words", { status: 404, body: '{"code":"10008","message":"Unknown Message"}', type: json }],
  ["no body", { status: 407 }],
];

describe("Discord, or something in between, that says “not now”", () => {
  it.each(
    waits.flatMap(([name, headers]) => [
      [`with ${name}, in Discord's words`, { status: 429, body: refused, type: json, headers }] as const,
      [`with ${name}, in a page`, { status: 429, body: "error code: 1015", headers }] as const,
    ]),
  )("is asked again within a quarter of an hour: %s", async (_, answer) => {
    const { discord, channel, platform, place } = await open();
    const message = await platform.post(place, text, "first");
    discord.fail({ answer, times: 4 });
    await expect(platform.post(place, text, key)).rejects.toMatchObject(later);
    await expect(platform.edit(message, text)).rejects.toMatchObject(later);
    await expect(platform.find(place, key)).rejects.toMatchObject(later);
    await expect(platform.missingPermissions(place)).rejects.toMatchObject(later);
    // The app decides when to ask again; nothing waits by itself.
    await platform.post(place, text, key);
    expect(await platform.missingPermissions(place)).toEqual([]);
    expect(discord.messages(channel)).toHaveLength(2);
  });

  it.each(proxies)("is no refusal of Discord's: %s", async (_, answer) => {
    const { discord, guild, ada, platform, place } = await open();
    const message = await platform.post(place, text, "first");
    discord.fail({ answer, times: 6 });
    await expect(platform.post(place, text, key)).rejects.toMatchObject(later);
    await expect(platform.edit(message, text)).rejects.toMatchObject(later);
    await expect(platform.reply(message, text)).rejects.toMatchObject(later);
    await expect(platform.direct({ team: guild.id, member: ada.id }, text)).rejects.toMatchObject(later);
    await expect(platform.find(place, key)).rejects.toMatchObject(later);
    await expect(platform.missingPermissions(place)).rejects.toMatchObject(later);
    await platform.edit("123456789012345678/123456789012345678" as MessageRef, text).catch(() => {});
    expect(await platform.find(place, key)).toBe("absent");
  });
});
