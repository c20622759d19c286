// Servers that came or went while nobody listened: what Discord tells at READY, compared with what is kept.
import { type Client, Events, GatewayDispatchEvents, type Guild } from "discord.js";
import { z } from "zod";
import { MAX_AHEAD } from "../../../core/drill-calendar.ts";
import type { Teams } from "../../../ports/storage/teams.ts";
import { dropGoneServers } from "../discord-js-workarounds.ts";
import { type Log, summary } from "../log.ts";
import { snowflake } from "../payloads/fields.ts";
import type { Settings } from "./register-commands.ts";

const ready = z.object({ guilds: z.array(z.object({ id: snowflake })) });

/** Where the instant is kept from which on servers are followed, epoch ms. */
const FOLLOWED_SINCE = "discord servers followed since";

const UNCOMPARED = "servers that came or went meanwhile could not be told; the next start tries again";

/** Ids of servers that may be news, each with the instant after which it has to be joined to be so. */
type MaybeNews = Map<string, number>;

interface MissedParts {
  readonly client: Client;
  readonly teams: Pick<Teams, "list">;
  readonly settings: Settings;
  readonly log: Log;
  readonly clock: () => number;
  /** Told of a server that is new, or back. */
  readonly joined: (guild: Guild) => void;
  readonly left: (guildId: string) => void;
}

/**
 * Tells of servers at READY, which a start brings, and a line that cannot be resumed. READY names those in an outage,
 * too: what it does not name has gone. Servers that were there before Kubedrill first looked are no news.
 */
export function followMissed({ client, teams, settings, log, clock, joined, left }: MissedParts): void {
  const comparisons = new Map<number, Promise<MaybeNews>>();

  // Before discord.js handles it.
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown, shard: number) => {
    const { data: read, error } = ready.safeParse(data);
    if (error !== undefined) return log.error(summary(error), UNCOMPARED);
    const ids = new Set(read.guilds.map(({ id }) => id));
    dropGoneServers(client, shard, ids);
    const comparison = compare(ids, shard).catch((error: unknown): MaybeNews => {
      log.error(summary(error), UNCOMPARED);
      return new Map();
    });
    comparisons.set(shard, comparison);
  });

  // Only now is it known when it was joined, and where to write.
  client.on(Events.GuildAvailable, async (guild) => {
    const news = await comparisons.get(guild.shardId);
    const after = news?.get(guild.id);
    news?.delete(guild.id);
    if (after !== undefined && guild.joinedTimestamp > after) joined(guild);
  });

  async function compare(ids: ReadonlySet<string>, shard: number): Promise<MaybeNews> {
    const since = await followedSince();
    const known = new Map(
      (await teams.list("discord"))
        .filter(({ externalId }) => isOfShard(externalId, shard))
        .map((team) => [team.externalId, team]),
    );
    for (const team of known.values()) {
      // One that came since READY is in the cache.
      if (!team.left && !client.guilds.cache.has(team.externalId)) left(team.externalId);
    }
    const news: MaybeNews = new Map();
    for (const id of ids) {
      const team = known.get(id);
      if (team === undefined) news.set(id, since);
      else if (team.left) news.set(id, 0);
    }
    return news;
  }

  async function followedSince(): Promise<number> {
    const kept = await settings.read(FOLLOWED_SINCE);
    // One far ahead was written by a clock that was wrong.
    if (kept !== undefined && Number(kept) <= clock() + MAX_AHEAD) return Number(kept);
    await settings.write(FOLLOWED_SINCE, String(clock()));
    return Number.POSITIVE_INFINITY;
  }

  /** Whoever is alone in direct messages has a team as well, but no server. */
  function isOfShard(id: string, shard: number): boolean {
    return /^\d+$/.test(id) && Number((BigInt(id) >> 22n) % BigInt(client.options.shardCount ?? 1)) === shard;
  }
}
