// Trouble with the whole connection to Discord: slow starts, refused tokens, connections that end permanently.
import { Events } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClient, logIn } from "../../../src/platforms/discord/client.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { startDiscordServer } from "../../discord-server/server.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import {
  connectTo,
  keepLog,
  keepSettings,
  openDiscordBot,
  quiet,
} from "../../support/platforms/discord-bot.ts";

const POST = "POST /channels/:channel/messages";
const MINUTE = 60_000;
const notice: readonly Block[] = [{ type: "text", markdown: "A correction." }];

describe("starting many shards", () => {
  it("waits while they become ready one after the other, and gives up a minute after the last one", async () => {
    // This Discord lets no shard in: the test says which become ready.
    const discord = await startDiscordServer({ identify: { interval: Number.POSITIVE_INFINITY } });
    const { log } = keepLog();
    const client = createClient({ apiUrl: discord.api, shards: "auto", log, closedForGood: () => {} });
    onTestFinished(async () => {
      await client.destroy();
      await discord.close();
    });
    const timers = createHandTimers();
    let ended: unknown = "waiting";
    const start = logIn(client, discord.token, timers).catch((error: unknown) => {
      ended = error;
    });
    await discord.until("the first try", () => discord.gateway.identifies > 0);
    for (let shard = 0; shard < 14; shard++) {
      timers.pass(MINUTE - 1);
      client.emit(Events.ShardReady, shard, undefined);
    }
    await new Promise(setImmediate);
    expect(ended).toBe("waiting");
    timers.pass(MINUTE);
    await start;
    expect(String(ended)).toMatch(/gateway does not answer/);
  });

  it("fails with the time of the next try after too many connections in a day", async () => {
    const { discord, kubedrill, start } = await openDiscordBot({}, { identify: { limit: 1 } });
    await start();
    await kubedrill.stop();
    const again = connectTo(discord);
    const error = await again.start(quiet).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(/no more connections today until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(String(error)).not.toMatch(/DISCORD_SHARDS/);
  });
});

describe("starting behind a proxy that answers instead of Discord", () => {
  it.each([
    ["a page", "GET /gateway/bot", { status: 200, body: "<html>Sign in</html>" }, /instead of Discord/],
    [
      "an empty object",
      "GET /gateway/bot",
      { status: 200, body: "{}", type: "application/json" },
      /instead of Discord/,
    ],
    [
      "a refusal of its own",
      "GET /gateway/bot",
      { status: 407, body: "<html>No</html>" },
      /instead of Discord/,
    ],
    [
      "a day to wait",
      "GET /gateway/bot",
      { status: 429, headers: { "Retry-After": "86400" } },
      /asks to wait/,
    ],
  ] as const)("fails with a sentence that says so: %s", async (_, route, answer, sentence) => {
    const { discord, start } = await openDiscordBot();
    discord.fail({ route, answer, times: 100 });
    const error = await start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(sentence);
  });

  it("doesn't take the proxy's answer for registered commands", async () => {
    const settings = keepSettings();
    const { discord, kubedrill, start } = await openDiscordBot({}, {}, { settings });
    const route = "PUT /applications/:application/commands";
    discord.fail({ route, answer: { status: 200, body: "<html>Sign in</html>" } });
    await start();
    await kubedrill.stop();
    expect(discord.commands.list()).toEqual([]);
    const next = connectTo(discord, { settings });
    await next.start(quiet);
    await next.stop();
    expect(discord.commands.list()).toHaveLength(quiet.commands.length);
  });
});

describe("a token that Discord refuses", () => {
  it("is tried again, and logged once", async () => {
    const { discord, kubedrill, guild, channel, lines, start } = await openDiscordBot();
    await start();
    const { platform } = kubedrill;
    const place = { team: guild.id, channel: channel.id };
    const logged = () => lines.filter(({ message }) => /does not take this token any more/.test(message));
    const refused = { refusal: "later", everywhere: true, message: /no longer takes/ };
    discord.fail({ status: 401, times: 3 });
    await expect(platform.post(place, notice, "one")).rejects.toMatchObject(withMessage(refused));
    await expect(platform.post(place, notice, "one")).rejects.toMatchObject(withMessage(refused));
    await expect(platform.find(place, "one")).rejects.toMatchObject(withMessage(refused));
    expect(logged().map(({ level }) => level)).toEqual(["error"]);
    expect(await platform.find(place, "one")).toBe("absent");
    const message = await platform.post(place, notice, "one");
    expect(await platform.find(place, "one")).toBe(message);
    discord.fail({ route: POST, status: 401 });
    await expect(platform.post(place, notice, "two")).rejects.toMatchObject(withMessage(refused));
    expect(logged()).toHaveLength(2);
  });
});

function withMessage({ message, ...more }: { readonly message: RegExp }) {
  return { ...more, message: expect.stringMatching(message) };
}

describe("a connection that Discord ends permanently", () => {
  it.each([
    [4004, /token/],
    [4011, /DISCORD_SHARDS/],
    [4014, /intent/],
  ])("with code %i is reported once, and not as reconnecting", async (code, reason) => {
    const { discord, kubedrill, lines, start } = await openDiscordBot();
    await start();
    expect(kubedrill.lost()).toBeUndefined();
    discord.gateway.close(code);
    await discord.until("the end", () => kubedrill.lost() !== undefined);
    expect(kubedrill.lost()).toMatch(reason);
    await kubedrill.stop();
    expect(lines.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual([
      kubedrill.lost(),
    ]);
    expect(lines.map(({ message }) => message).join()).not.toContain("made again");
  });

  it("differs from a broken one, which reconnects", async () => {
    const { discord, kubedrill, lines, start } = await openDiscordBot();
    await start();
    discord.gateway.goDown();
    await discord.until("the failure", () => lines.some(({ message }) => message.includes("made again")));
    discord.gateway.comeUp();
    await discord.until("the resumed connection", () => discord.gateway.resumes === 1);
    expect(kubedrill.lost()).toBeUndefined();
  });
});
