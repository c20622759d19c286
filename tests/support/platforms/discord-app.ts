// The whole app on Discord: real storage in memory, the real content, the real discord.js, and a local Discord.
import { onTestFinished } from "vitest";
import type { Discord } from "../../../src/platforms/discord/discord.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import type { DiscordOptions } from "../../discord-server/options.ts";
import type { Person } from "../../discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../../discord-server/server.ts";
import type { Channel, Guild, Message } from "../../discord-server/wire.ts";
import {
  type BotProcess,
  openStored,
  type Stored,
  type StoredTeam,
  startBot,
  storedTeam,
} from "./chat-app.ts";
import { connectTo, type DiscordParts, keepLog, type LogLine } from "./discord-bot.ts";

/** One process of Kubedrill. */
interface DiscordProcess extends BotProcess {
  readonly discord: Discord;
  readonly log: readonly LogLine[];
  stop(): Promise<void>;
}

export interface DiscordApp extends StoredTeam {
  readonly discord: DiscordServer;
  readonly storage: Storage;
  /** The time in epoch ms; tests set it. */
  readonly clock: { now: number };
  readonly guild: Guild;
  /** #general. */
  readonly channel: Channel;
  /** Manages the server. */
  readonly ada: Person;
  /** Starts a process, on the same database as those before it. */
  start(more?: Partial<DiscordParts>): Promise<DiscordProcess>;
  /** The only public message of the channel. */
  onlyMessage(channel?: Channel): Message;
}

/** A local Discord with one server, and a database; everything ends with the test. */
export async function openDiscordApp(options?: DiscordOptions): Promise<DiscordApp> {
  const discord = await startDiscordServer(options);
  const stored = await openStored();
  const processes: DiscordProcess[] = [];
  onTestFinished(async () => {
    for (const one of processes) await one.stop();
    await stored.close();
    await discord.close();
  });
  const guild = discord.addGuild({ name: "Ship" });
  const channel = guild.channel("general");
  const ada = discord.addUser("ada");
  discord.addMember(guild, ada, ["ManageGuild"]);
  const team = { externalId: guild.id, name: guild.name };
  const admin = { platform: "discord", team, externalId: ada.id, name: ada.name, admin: true } as const;
  return {
    ...storedTeam(stored, admin, channel.id),
    discord,
    storage: stored.storage,
    clock: stored.clock,
    guild,
    channel,
    ada,
    async start(more) {
      const one = startProcess(stored, discord, more);
      processes.push(one);
      await one.discord.start(one.bot);
      return one;
    },
    onlyMessage(where = channel) {
      const [message, ...more] = discord.messages(where).filter(({ flags }) => (flags & 64) === 0);
      if (message === undefined || more.length > 0) throw new Error(`There are ${more.length + 1} messages.`);
      return message;
    },
  };
}

function startProcess(
  stored: Stored,
  server: DiscordServer,
  more: Partial<DiscordParts> = {},
): DiscordProcess {
  const { log, lines } = keepLog();
  const { settings, teams } = stored.storage;
  const discord = connectTo(server, { settings, teams, log, clock: () => stored.clock.now, ...more });
  const process = startBot(stored, discord.platform);
  let stopping: Promise<void> | undefined;
  return {
    ...process,
    discord,
    log: lines,
    stop() {
      stopping ??= process.daily.stop().then(discord.stop);
      return stopping;
    },
  };
}
