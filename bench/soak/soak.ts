// Our bot under a steady load on a local Discord, for as long as wanted, and what memory it needs meanwhile.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DiscordServer, startDiscordServer } from "../../tests/discord-server/server.ts";
import type { Guild } from "../../tests/discord-server/wire.ts";
import { dataFolder } from "../data-folder.ts";
import { startKubedrill } from "../discord/bots.ts";
import { prepareDrills } from "../discord/prepare-drills.ts";
import { type Growth, growthPerHour, secondHalf } from "./growth.ts";
import { describeMemory, type Memory, measures, memoryHeading, readMemory, reporting } from "./memory.ts";
import { ANSWERS_OF_20, interact, type Team } from "./mix.ts";

const PER_SECOND = 50;
const TEAMS = 4;
const CHANNELS = 10;

/** Between two samples for the growth, in ms. */
const SAMPLED = 10_000;

interface Soaked {
  readonly done: number;
  readonly failures: readonly string[];
  /** In the second half, by measure. */
  readonly growth: ReadonlyMap<string, Growth>;
}

interface Sampled {
  readonly hours: number;
  readonly memory: Memory;
}

/** @param print gets a line per minute */
export async function soak(minutes: number, print: (line: string) => void): Promise<Soaked> {
  mkdirSync(dataFolder, { recursive: true });
  const folder = mkdtempSync(join(dataFolder, "soak-"));
  const discord = await startDiscordServer();
  const names = Array.from({ length: CHANNELS }, (_, index) => `channel-${index + 1}`);
  const guilds = Array.from({ length: TEAMS }, () => discord.addGuild({ channels: names }));
  const database = join(folder, "soak.db");
  await prepareDrills(database, guilds, Date.now());
  const file = join(folder, "memory.json");
  const bot = await startKubedrill(discord, database, reporting(file));
  try {
    const count = minutes * 60 * PER_SECOND;
    const members = Math.ceil((count * ANSWERS_OF_20) / 20 / TEAMS / CHANNELS);
    const teams = await Promise.all(guilds.map((guild) => gather(discord, guild, members)));
    print(memoryHeading());
    const samples: Sampled[] = [];
    const failures = await load(teams, count, (elapsed) => {
      const memory = readMemory(file);
      samples.push({ hours: elapsed / 3_600_000, memory });
      if (elapsed % 60_000 === 0) print(describeMemory(elapsed / 60_000, memory));
    });
    return { done: count, failures, growth: growthOf(samples) };
  } finally {
    await bot.stop();
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}

/** A guild's new members, and its postings as soon as all are sent. */
async function gather(discord: DiscordServer, guild: Guild, count: number): Promise<Team> {
  const members = Array.from({ length: count }, (_, index) => {
    const person = discord.addUser(`member ${index + 1}`);
    discord.addMember(guild, person);
    return person;
  });
  const sent = () => [...guild.channels].flatMap((id) => discord.messages({ id })[0] ?? []);
  await discord.until("a message in each channel", () => sent().length === guild.channels.size);
  return { members, postings: sent() };
}

/** Starts interactions at a steady pace. @param sample called at whole multiples of the time between samples, in ms */
async function load(
  teams: readonly Team[],
  count: number,
  sample: (elapsed: number) => void,
): Promise<readonly string[]> {
  const failures: string[] = [];
  const waiting = new Set<Promise<unknown>>();
  const begin = performance.now();
  let sampled = 0;
  for (let index = 0; index <= count; index++) {
    const due = (index * 1000) / PER_SECOND;
    await sleep(Math.max(0, begin + due - performance.now()));
    if (due >= sampled) {
      sample(sampled);
      sampled += SAMPLED;
    }
    if (index === count) break;
    const asked: Promise<unknown> = interact(teams, index)
      .catch((error: unknown) => failures.push(String(error)))
      .finally(() => waiting.delete(asked));
    waiting.add(asked);
  }
  await Promise.all(waiting);
  return failures;
}

function growthOf(samples: readonly Sampled[]): ReadonlyMap<string, Growth> {
  return new Map(
    measures.map(([name, of]) => {
      const series = samples.map(({ hours, memory }) => ({ hours, megabytes: of(memory) }));
      return [name, growthPerHour(secondHalf(series))];
    }),
  );
}
