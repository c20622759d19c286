// Greets servers that invite Kubedrill, and stops the drills of servers that remove it.
import { ChannelType, type Client, Events, type Guild, Routes } from "discord.js";
import type { Bot } from "../../../ports/bot.ts";
import type { Platform } from "../../../ports/platform.ts";
import { isRefusal } from "../../../ports/platform-error.ts";
import type { Block } from "../../../ports/reply.ts";
import type { Settings } from "../../../ports/storage/settings.ts";
import type { Teams } from "../../../ports/storage/teams.ts";
import { summary } from "../log.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import { type TakeParts, takeGreeting } from "../take-interaction.ts";
import { followMissed } from "./missed-servers.ts";

interface ServerParts extends TakeParts {
  readonly client: Client;
  readonly bot: Pick<Bot, "joined" | "left">;
  readonly platform: Pick<Platform, "post" | "direct">;
  readonly teams: Pick<Teams, "list">;
  readonly settings: Settings;
}

/** Follows servers that join or leave, also while Kubedrill wasn't connected. Ignores servers back from an outage. */
export function followServers(parts: ServerParts): void {
  const { client, bot, platform, log, clock } = parts;
  client.on(Events.GuildCreate, joined);
  // discord.js has another event for an outage (`unavailable`).
  client.on(Events.GuildDelete, ({ id }) => left(id));
  followMissed({ ...parts, joined, left });

  function joined(guild: Guild): void {
    settle("a server was joined", async () => {
      const blocks = await bot.joined({ platform: "discord", externalId: guild.id }, clock());
      if (blocks.length > 0) await greet(guild, blocks);
    });
  }

  function left(externalId: string): void {
    settle("a server was left", () => bot.left({ platform: "discord", externalId }, clock()));
  }

  function settle(what: string, step: () => Promise<void>): void {
    step().then(
      () => log.info({}, what),
      (error: unknown) => log.error(summary(error), `${what}, but that failed`),
    );
  }

  /**
   * Discord doesn't say who invited Kubedrill. The greeting goes to the channel that welcomes new members, else to
   * the first channel, else to the owner.
   */
  async function greet(guild: Guild, blocks: readonly Block[]): Promise<void> {
    const key = `joined:${guild.id}:${guild.joinedTimestamp}`;
    if (!(await takeGreeting(parts, key))) return;
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
        // It may have been sent: no greeting is better than two.
        if (!isRefusal(error)) return;
      }
    }
  }

  async function firstChannel(guild: string): Promise<string | undefined> {
    const channels = readAnswer("channels", await client.rest.get(Routes.guildChannels(guild)));
    const texts = channels.filter((channel) => channel.type === ChannelType.GuildText);
    return texts.toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0))[0]?.id;
  }
}
