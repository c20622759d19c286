// The life of a server: Kubedrill is invited and says hello, or is removed and its drills stop.
import { type APIChannel, ChannelType, type Client, Events, type Guild, Routes } from "discord.js";
import type { Bot, Platform } from "../../app/ports.ts";
import type { Block } from "../../app/reply.ts";
import { type Log, summary } from "./log.ts";

interface ServerParts {
  readonly client: Client;
  readonly bot: Pick<Bot, "joined" | "left">;
  readonly platform: Pick<Platform, "post" | "direct">;
  readonly log: Log;
  readonly clock: () => number;
}

/** Follows servers that come and go. Those that were there at the start, or are back from an outage, are no news. */
export function followServers({ client, bot, platform, log, clock }: ServerParts): void {
  client.on(Events.GuildCreate, (guild) =>
    settle("a server was joined", async () => {
      const blocks = await bot.joined({ platform: "discord", externalId: guild.id }, clock());
      if (blocks.length > 0) await greet(guild, blocks);
    }),
  );
  // discord.js tells of an outage (`unavailable`) by another event.
  client.on(Events.GuildDelete, (guild) =>
    settle("a server was left", () => bot.left({ platform: "discord", externalId: guild.id }, clock())),
  );

  function settle(what: string, step: () => Promise<void>): void {
    step().then(
      () => log.info({}, what),
      (error: unknown) => log.error(summary(error), `${what}, but that failed`),
    );
  }

  /**
   * Discord does not tell who invited Kubedrill: it writes where new members are welcomed, else into the first
   * channel, else to the owner.
   */
  async function greet(guild: Guild, blocks: readonly Block[]): Promise<void> {
    const key = `joined:${guild.id}:${guild.joinedTimestamp}`;
    const first = await firstChannel(guild.id).catch(() => undefined);
    const channels = [...new Set([guild.systemChannelId, first])].filter((id) => typeof id === "string");
    const attempts = [
      ...channels.map((channel) => () => platform.post({ team: guild.id, channel }, blocks, key)),
      () => platform.direct({ team: guild.id, member: guild.ownerId }, blocks),
    ];
    for (const attempt of attempts) {
      try {
        await attempt();
        return;
      } catch (error) {
        log.info(summary(error), "a new server could not be greeted there");
      }
    }
  }

  async function firstChannel(guild: string): Promise<string | undefined> {
    const channels = (await client.rest.get(Routes.guildChannels(guild))) as readonly APIChannel[];
    const texts = channels.filter((channel) => channel.type === ChannelType.GuildText);
    return texts.toSorted((one, other) => one.position - other.position)[0]?.id;
  }
}
