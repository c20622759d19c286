// Finds servers that Kubedrill joined or left while it wasn't connected: compares READY with the stored teams.
import { type Client, Events, GatewayDispatchEvents, type Guild } from "discord.js";
import { z } from "zod";
import { MAX_AHEAD } from "../../../core/drill-calendar.ts";
import type { Settings } from "../../../ports/storage/settings.ts";
import type { Teams } from "../../../ports/storage/teams.ts";
import { dropGoneServers } from "../discord-js-workarounds.ts";
import { type Log, summary } from "../log.ts";
import { snowflake } from "../payloads/fields.ts";

const ready = z.object({ guilds: z.array(z.object({ id: snowflake })) });

/** The setting that stores since when we follow servers, epoch ms. */
const FOLLOWED_SINCE = "discord servers followed since";

const NOT_COMPARED =
  "could not find out which servers were joined or left meanwhile; the next start tries again";

/** IDs of servers that may be new. Each one is, if Kubedrill joined it after this instant (epoch ms). */
type MaybeNews = Map<string, number>;

interface MissedParts {
  readonly client: Client;
  readonly teams: Pick<Teams, "list">;
  readonly settings: Settings;
  readonly log: Log;
  readonly clock: () => number;
  /** Called for a server that is new, or back. */
  readonly joined: (guild: Guild) => void;
  readonly left: (guildId: string) => void;
}

/**
 * Compares at each READY: after a start, and when a connection can't be resumed. READY also names servers with an
 * outage, so a server it doesn't name has removed Kubedrill. Servers from before the very first start aren't new.
 */
export function followMissed({ client, teams, settings, log, clock, joined, left }: MissedParts): void {
  const comparisons = new Map<number, Promise<MaybeNews>>();

  // Runs before discord.js handles READY.
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown, shard: number) => {
    const { data: read, error } = ready.safeParse(data);
    if (error !== undefined) return log.error(summary(error), NOT_COMPARED);
    const ids = new Set(read.guilds.map(({ id }) => id));
    dropGoneServers(client, shard, ids);
    const comparison = compare(ids, shard).catch((error: unknown): MaybeNews => {
      log.error(summary(error), NOT_COMPARED);
      return new Map();
    });
    comparisons.set(shard, comparison);
  });

  // Only this event says when Kubedrill joined, and which channels exist.
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
      // A server joined since READY is in the cache.
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
    // An instant far ahead came from a wrong clock.
    if (kept !== undefined && Number(kept) <= clock() + MAX_AHEAD) return Number(kept);
    await settings.write(FOLLOWED_SINCE, String(clock()));
    return Number.POSITIVE_INFINITY;
  }

  /** Whether it's a server of this shard. Someone who only uses direct messages has a team, too, but no server. */
  function isOfShard(id: string, shard: number): boolean {
    return /^\d+$/.test(id) && Number((BigInt(id) >> 22n) % BigInt(client.options.shardCount ?? 1)) === shard;
  }
}
