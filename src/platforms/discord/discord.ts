// Wires Discord: the platform that the app posts through, and the connection that brings what people do.
import { type Client, GatewayDispatchEvents } from "discord.js";
import type { Bot } from "../../ports/bot.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Settings } from "../../ports/storage/settings.ts";
import type { Teams } from "../../ports/storage/teams.ts";
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import type { Timers } from "../../ports/timers.ts";
import { createClient, isConnected, logIn } from "./client.ts";
import { keepToken } from "./discord-js-workarounds.ts";
import { explainStart } from "./identity.ts";
import { createInteractions, type Interactions } from "./interactions.ts";
import { type Log, summary } from "./log.ts";
import { createDiscordPlatform } from "./platform.ts";
import { SET_TOKEN } from "./refusals.ts";
import { createRequests } from "./requests.ts";
import { describeCommands } from "./server/describe-commands.ts";
import { explainRegistration, registerCommands } from "./server/register-commands.ts";
import { followServers } from "./server/servers.ts";

interface DiscordParts {
  readonly token: string;
  /** Undefined: the real Discord. */
  readonly apiUrl: string | undefined;
  /** The one server in which commands are registered; undefined: everywhere. */
  readonly guild: string | undefined;
  /** `auto`, or a range such as `0-3/16`. */
  readonly shards: string;
  /** What each group of commands is for, by its first word. */
  readonly groups: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly teams: Pick<Teams, "list">;
  /** Undefined if this is the only process. */
  readonly usedKeys: Pick<UsedKeys, "use"> | undefined;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
}

export interface Discord {
  readonly platform: Platform;
  /** Connects, and registers the bot's commands where they changed. @throws SetupError that says what to do */
  start(bot: Bot): Promise<void>;
  /** Disconnects, and waits for running replies. */
  stop(): Promise<void>;
  /** Whether every shard is connected. */
  isConnected(): boolean;
  /** Why a connection has ended permanently, and what to do; undefined while all work or reconnect. */
  lost(): string | undefined;
}

/** @throws SetupError if the shards make no sense */
export function createDiscord(parts: DiscordParts): Discord {
  const { token, log, clock, timers } = parts;
  let lost: string | undefined;
  let isRefused = () => false;
  const client = createClient({
    ...parts,
    closedForGood(reason) {
      lost ??= reason;
    },
  });
  const { sends, queries, answers, end } = createRequests(parts);
  const platform = createDiscordPlatform({
    sends,
    queries,
    bot: () => client.user?.id ?? "",
    clock,
  });
  let interactions: Interactions | undefined;

  async function stop(): Promise<void> {
    client.ws.removeAllListeners(GatewayDispatchEvents.InteractionCreate);
    await client.destroy();
    end();
    await interactions?.settle();
  }

  return {
    platform,
    stop,
    isConnected: () => isConnected(client),
    lost: () => lost ?? (isRefused() ? SET_TOKEN : undefined),
    async start(bot) {
      const guildName = (id: string) => client.guilds.cache.get(id)?.name;
      interactions = createInteractions({ ...parts, bot, answers, guildName });
      // Straight from the gateway: discord.js would hold interactions back while servers still arrive.
      client.ws.on(GatewayDispatchEvents.InteractionCreate, interactions.handle);
      followServers({ ...parts, client, bot, platform });
      try {
        await logIn(client, token, timers).catch((error: unknown) => {
          throw explainStart(error);
        });
        isRefused = keepToken([sends, queries, client.rest], token, log);
        await register(client, bot, parts);
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

/** Only a missing scope ends the start: a bot with its old commands is better than none. */
async function register(client: Client, bot: Bot, { groups, guild, settings, log }: DiscordParts) {
  const commands = describeCommands(bot.commands, groups);
  const application = client.application?.id ?? "";
  try {
    const changed = await registerCommands({ rest: client.rest, settings, application, guild, commands });
    if (changed) log.info({ commands: commands.length }, "commands registered with Discord");
  } catch (error) {
    const uninvited = explainRegistration(error, guild);
    if (uninvited !== undefined) throw uninvited;
    log.error(summary(error), "commands could not be registered; the next start tries again");
  }
}
