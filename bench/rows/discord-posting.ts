// Two thousand drills due in the same minute: how fast Kubedrill posts their questions within Discord's limits, and
// whether it still answers people.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DiscordServer, startDiscordServer } from "../../tests/discord-server/server.ts";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { startKubedrill } from "../discord/bots.ts";
import { quantile } from "../discord/contestants.ts";
import { prepareDrills } from "../discord/prepare-drills.ts";

const GUILDS = 40;
const CHANNELS = 50;
const POST = "POST /channels/:channel/messages";

/** Discord's limit per second. */
const ALLOWED = 50;
const BETWEEN_ANSWERS = 50;
const MOST_ANSWERS = 2_000;

export const discordPosting: BenchRow = {
  name: "discord-posting",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "discord-"));
    const discord = await startDiscordServer({ limits: { global: ALLOWED } });
    const names = Array.from({ length: CHANNELS }, (_, index) => `channel-${index + 1}`);
    const guilds = Array.from({ length: GUILDS }, () => discord.addGuild({ channels: names }));
    const database = join(folder, "posting.db");
    await prepareDrills(database, guilds, Date.now());
    const bot = await startKubedrill(discord, database);
    try {
      const latencies = await answerMeanwhile(discord, guilds[0]?.channel("channel-1").id ?? "");
      const times = discord.requests
        .filter(({ route, status }) => route === POST && status === 200)
        .map(({ at }) => at);
      const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
      return [
        {
          name: `questions posted, ${times.length} due in a minute / what Discord allows`,
          unit: "per s",
          ours: times.length / seconds,
          baseline: ALLOWED,
          goal: { of: "ratio", sign: "≥", value: 0.95 },
        },
        {
          name: "requests that came although a 429 had asked to wait",
          unit: "",
          ours: discord.impatient,
          baseline: 1,
          goal: { of: "ours", sign: "≤", value: 0 },
        },
        {
          name: "p99 of an answer meanwhile / 250 ms",
          unit: "ms",
          ours: quantile(latencies, 0.99),
          baseline: 250,
          goal: { of: "ratio", sign: "≤", value: 1 },
        },
      ];
    } finally {
      await bot.stop();
      await discord.close();
      rmSync(folder, { recursive: true });
    }
  },
};

/** New members answer the first question at intervals until all are posted. Returns each one's waiting time, in ms. */
async function answerMeanwhile(discord: DiscordServer, channel: string): Promise<readonly number[]> {
  const first = () => discord.messages({ id: channel })[0];
  while (first() === undefined) await sleep(BETWEEN_ANSWERS);
  const message = first();
  const waits: Promise<number>[] = [];
  const posted = () => discord.requestCounts[`${POST} 200`] ?? 0;
  while (posted() < GUILDS * CHANNELS && waits.length < MOST_ANSWERS) {
    const member = discord.addUser(`member ${waits.length}`);
    const at = performance.now();
    if (message !== undefined) waits.push(member.click(message, "A").then(() => performance.now() - at));
    await sleep(BETWEEN_ANSWERS);
  }
  return Promise.all(waits);
}
