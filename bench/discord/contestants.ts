// Our bot and a bare bot, each on its own local Discord, with one message to click in each channel.
import { join } from "node:path";
import type { Person } from "../../tests/discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../../tests/discord-server/server.ts";
import type { Message } from "../../tests/discord-server/wire.ts";
import { type BotProcess, startBare, startKubedrill } from "./bot-process.ts";
import { prepareDrills } from "./prepare-drills.ts";

export interface Contestant {
  readonly bot: BotProcess;
  readonly members: readonly Person[];
  /** The message of each channel. */
  readonly messages: readonly Message[];
  stop(): Promise<void>;
}

interface Size {
  readonly channels: number;
  readonly members: number;
}

/** Starts a bot and waits until each channel has its message. @param folder for our bot's database */
export async function startContestant(
  side: "ours" | "baseline",
  folder: string,
  { channels, members }: Size,
): Promise<Contestant> {
  const discord = await startDiscordServer();
  const names = Array.from({ length: channels }, (_, index) => `channel-${index + 1}`);
  const guild = discord.addGuild({ channels: names });
  const people = Array.from({ length: members }, (_, index) => {
    const person = discord.addUser(`member ${index + 1}`);
    discord.addMember(guild, person);
    return person;
  });
  const bot = await startBot(discord);
  const firstIn = (name: string) => discord.messages(guild.channel(name))[0];
  await discord.until("a message in each channel", () => names.every((name) => firstIn(name) !== undefined));
  return {
    bot,
    members: people,
    messages: names.flatMap((name) => firstIn(name) ?? []),
    async stop() {
      await bot.stop();
      await discord.close();
    },
  };

  async function startBot(server: DiscordServer): Promise<BotProcess> {
    if (side === "baseline") return startBare(server, true);
    const database = join(folder, "answers.db");
    await prepareDrills(database, [guild], Date.now());
    return startKubedrill(server, database);
  }
}

/** A quantile of the figures: 0.5 for the median, 0.99 for p99. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[place] ?? Number.NaN;
}
