// Our bot and the ones it's compared with, each on its own local Discord. Every round has a channel with one message to click.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Person } from "../../tests/discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../../tests/discord-server/server.ts";
import type { Guild, Message } from "../../tests/discord-server/wire.ts";
import type { Clicks, Contestant, Side, Size } from "../bots/answer-costs.ts";
import type { Running } from "../bots/node-process.ts";
import { startButtonBot, startKubedrill } from "./bots.ts";
import { prepareDrills } from "./prepare-drills.ts";

/** Starts a bot and waits until each channel has its message. @param folder for the databases */
export async function startContestant(
  side: Side,
  folder: string,
  { rounds, clicksPerRound }: Size,
): Promise<Contestant> {
  const discord = await startDiscordServer();
  const names = Array.from({ length: rounds }, (_, index) => `channel-${index + 1}`);
  const guild = discord.addGuild({ channels: names });
  const members = Array.from({ length: clicksPerRound }, (_, index) => {
    const person = discord.addUser(`member ${index + 1}`);
    discord.addMember(guild, person);
    return person;
  });
  let bot: Running | undefined;
  const stop = async () => {
    await bot?.stop();
    await discord.close();
  };
  try {
    bot = await startBot(side, discord, guild, folder);
    const firstIn = (name: string) => discord.messages(guild.channel(name))[0];
    await discord.until("a message in each channel", () =>
      names.every((name) => firstIn(name) !== undefined),
    );
    const messages = names.flatMap((name) => firstIn(name) ?? []);
    return { bot, click: (plan) => clickAll(members, messages, plan), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBot(side: Side, discord: DiscordServer, guild: Guild, folder: string): Promise<Running> {
  if (side === "bare") return startButtonBot(discord);
  const file = join(folder, `${side}.db`);
  if (side === "durable") return startButtonBot(discord, file);
  await prepareDrills(file, [guild], Date.now());
  return startKubedrill(discord, file);
}

async function clickAll(members: readonly Person[], messages: readonly Message[], plan: Clicks) {
  const message = messages[plan.round];
  if (message === undefined) throw new Error(`There's no channel for round ${plan.round}.`);
  const waits: number[] = [];
  const click = async (member: Person) => {
    const at = performance.now();
    await member.click(message, "A");
    waits.push(performance.now() - at);
  };
  const clickers = members.slice(0, plan.count);
  const before = performance.now();
  await ("atOnce" in plan
    ? clickAtOnce(clickers, plan.atOnce, click)
    : clickSteadily(clickers, plan.perSecond, click));
  return {
    perSecond: (1000 * clickers.length) / (performance.now() - before),
    p99: quantile(waits, 0.99),
  };
}

type Click = (member: Person) => Promise<void>;

/** With this many under way at any time. */
async function clickAtOnce(members: readonly Person[], atOnce: number, click: Click): Promise<void> {
  const waiting = members.values();
  const one = async () => {
    for (const member of waiting) await click(member);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Without waiting for replies. */
async function clickSteadily(members: readonly Person[], perSecond: number, click: Click): Promise<void> {
  const begin = performance.now();
  const clicks: Promise<void>[] = [];
  for (const [index, member] of members.entries()) {
    await sleep(Math.max(0, begin + (index * 1000) / perSecond - performance.now()));
    clicks.push(click(member));
  }
  await Promise.all(clicks);
}

/** A quantile of the figures: 0.5 for the median, 0.99 for p99. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[place] ?? Number.NaN;
}
