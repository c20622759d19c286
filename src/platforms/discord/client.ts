// The connection to Discord's gateway, with the one intent that needs no permission and as small a cache as possible.
import { Client, Events, GatewayIntentBits, Options, Status } from "discord.js";
import { SetupError } from "../../ports/errors.ts";
import type { Timers } from "../../ports/timers.ts";
import { emptyCaches, skipInteractions } from "./discord-js-workarounds.ts";
import { type Log, summary } from "./log.ts";
import { SET_TOKEN } from "./refusals.ts";
import { requestOptions, warnOfInvalidRequests } from "./requests.ts";

interface ClientParts {
  readonly apiUrl: string | undefined;
  /** `auto`, or a range such as `0-3/16`. */
  readonly shards: string;
  readonly log: Log;
  /** Called when Discord has ended a shard's connection permanently. */
  readonly closedForGood: (reason: string) => void;
}

export function createClient({ apiUrl, shards, log, closedForGood }: ClientParts): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...readShards(shards),
    rest: requestOptions(apiUrl),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...nothingKept,
      // Kubedrill itself is kept, for discord.js looks itself up.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
    }),
    sweepers: {},
  });
  emptyCaches(client);
  skipInteractions(client);
  // Without this an error of the connection ends the process.
  client.on(Events.Error, (error) => log.error(summary(error), "Discord client failed"));
  const closed = new Set<number>();
  client.on(Events.ShardError, (error, shard) => {
    if (closed.has(shard)) return;
    log.warn({ ...summary(error), shard }, "connection to Discord failed; it is made again");
  });
  client.on(Events.ShardReconnecting, (shard) => log.debug({ shard }, "connecting to Discord again"));
  client.on(Events.ShardResume, (shard, missed) => log.debug({ shard, missed }, "went on with Discord"));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    closed.add(shard);
    const reason = explainClose(code);
    log.error({ shard, code }, reason);
    closedForGood(reason);
  });
  client.on(Events.Warn, (message) => log.warn({}, message));
  warnOfInvalidRequests(client.rest, log);
  return client;
}

/** Whether every shard hears what people do. */
export function isConnected({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready);
}

/** If no shard became ready for this long, none will. In ms. */
const LONGEST_SILENCE = 60_000;

/**
 * Connects every shard. Discord lets one in every five seconds, so many shards take long.
 * @throws Error if none became ready for a minute
 */
export async function logIn(client: Client, token: string, timers: Timers): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const wait = () =>
    timers.after(LONGEST_SILENCE, () => tooLate.reject(new Error("its gateway does not answer")));
  let cancel = wait();
  const waitOn = () => {
    cancel();
    cancel = wait();
  };
  client.on(Events.ShardReady, waitOn);
  try {
    await Promise.race([client.login(token), tooLate.promise]);
  } finally {
    client.off(Events.ShardReady, waitOn);
    cancel();
  }
}

const nothingKept = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
} as const;

/** @throws SetupError if the range makes no sense */
function readShards(
  shards: string,
): { readonly shards: "auto" } | { readonly shards: number[]; readonly shardCount: number } {
  if (shards === "auto") return { shards };
  const [first = 0, last = 0, shardCount = 0] = shards.split(/[-/]/).map(Number);
  if (first > last || last >= shardCount) {
    throw new SetupError(
      `DISCORD_SHARDS is “${shards}”, which is no range: the shards of ${shardCount} are 0-${Math.max(0, shardCount - 1)}/${shardCount}.`,
    );
  }
  return { shards: Array.from({ length: last - first + 1 }, (_, index) => first + index), shardCount };
}

/** Why Discord closed the connection permanently, and what to do. */
function explainClose(code: number): string {
  switch (code) {
    case 4004:
      return SET_TOKEN;
    case 4010:
    case 4011:
      return "Discord wants this bot in more shards. Set DISCORD_SHARDS to auto, and start again.";
    case 4013:
    case 4014:
      return "Discord refuses what Kubedrill wants to hear of. It asks for the intent Guilds alone: check that the token is of the right application.";
    default:
      return `Discord closed the connection for good (code ${code}). Start Kubedrill again.`;
  }
}
