// A bot of the test's own on a local Discord, through the real discord.js: for what the platform itself does.
import { onTestFinished } from "vitest";
import { groups } from "../../../src/app/commands.ts";
import { createDiscord, type Discord } from "../../../src/platforms/discord/discord.ts";
import type { Log } from "../../../src/platforms/discord/log.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import type { Settings } from "../../../src/ports/storage/settings.ts";
import { systemTimers } from "../../../src/ports/timers.ts";
import type { DiscordOptions } from "../../discord-server/options.ts";
import type { Person } from "../../discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../../discord-server/server.ts";
import type { Channel, Guild } from "../../discord-server/wire.ts";

export type DiscordParts = Parameters<typeof createDiscord>[0];

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines. */
export function keepLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Log) => (details: LogLine["details"], message: string) =>
    void lines.push({ level, message, details });
  return {
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    lines,
  };
}

/** Stores settings in memory. */
export function keepSettings(): Settings {
  const kept = new Map<string, string>();
  return {
    read: async (name) => kept.get(name),
    write: async (name, value) => void kept.set(name, value),
  };
}

export interface DiscordBot {
  readonly discord: DiscordServer;
  readonly kubedrill: Discord;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly ada: Person;
  readonly lines: readonly LogLine[];
  /** Connects; what the bot does is up to the test. */
  start(): Promise<void>;
}

const nothing: Reply = { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };

/** A bot that does nothing to speak of. */
export const quiet: Bot = {
  commands: [
    { name: "daily", description: "Today's question", options: {} },
    {
      name: "lookup",
      description: "Look a concept up",
      options: { concept: { type: "text", description: "A concept", required: true, suggest: "concept" } },
    },
  ],
  handle: async () => nothing,
  learned: async () => {},
  suggest: async () => [],
  joined: async () => [],
  left: async () => {},
};

/** A local Discord with one server, and a bot that does what `bot` says; everything ends with the test. */
export async function openDiscordBot(
  bot: Partial<Bot> = {},
  options: DiscordOptions = {},
  more: Partial<DiscordParts> = {},
): Promise<DiscordBot> {
  const discord = await startDiscordServer(options);
  const { log, lines } = keepLog();
  const kubedrill = connectTo(discord, { log, ...more });
  onTestFinished(async () => {
    await kubedrill.stop();
    await discord.close();
  });
  const guild = discord.addGuild({ name: "Ship" });
  const ada = discord.addUser("ada");
  return {
    discord,
    kubedrill,
    guild,
    channel: guild.channel("general"),
    ada,
    lines,
    start: () => kubedrill.start({ ...quiet, ...bot }),
  };
}

/** Kubedrill's side of a local Discord, not started yet. */
export function connectTo({ token, api }: DiscordServer, more: Partial<DiscordParts> = {}): Discord {
  return createDiscord({
    token,
    apiUrl: api,
    guild: undefined,
    shards: "auto",
    groups,
    settings: keepSettings(),
    teams: { list: async () => [] },
    usedKeys: undefined,
    log: keepLog().log,
    clock: Date.now,
    timers: systemTimers,
    ...more,
  });
}
