// Many Discord servers: the memory of a process with all of them, and its time to become ready.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startDiscordServer } from "../../tests/discord-server/server.ts";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { startIdleBot, startKubedrill } from "../discord/bots.ts";
import { interleave, median } from "../measure.ts";

const rounds = { warmUps: 1, rounds: 4 };
const GUILDS = 1_000;
const CHANNELS = 50;

/** Until the servers are loaded and garbage is collected, in ms. */
const SETTLED = 4_000;

export const discordServers: BenchRow = {
  name: "discord-servers",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "discord-"));
    const discord = await startDiscordServer();
    const channels = Array.from({ length: CHANNELS }, (_, index) => `channel-${index + 1}`);
    for (let guild = 0; guild < GUILDS; guild++) discord.addGuild({ channels });
    const startUp = { ours: [] as number[], baseline: [] as number[] };
    const run = (side: keyof typeof startUp) => async () => {
      const bot =
        side === "ours"
          ? await startKubedrill(discord, join(folder, "servers.db"))
          : await startIdleBot(discord);
      startUp[side].push(bot.startUp);
      await sleep(SETTLED);
      const memory = bot.memory();
      await bot.stop();
      return memory;
    };
    try {
      const memory = await interleave({ ours: run("ours"), baseline: run("baseline") }, rounds);
      return [
        {
          name: `memory (RSS) in ${GUILDS} servers of ${CHANNELS} channels / bare lean client`,
          unit: "MB",
          ...memory,
          goal: { of: "ratio", sign: "≤", value: 1.1 },
        },
        {
          name: "start to ready / bare lean client",
          unit: "ms",
          ours: median(startUp.ours.slice(rounds.warmUps)),
          baseline: median(startUp.baseline.slice(rounds.warmUps)),
          goal: { of: "ratio", sign: "≤", value: 1.2 },
        },
      ];
    } finally {
      await discord.close();
      rmSync(folder, { recursive: true });
    }
  },
};
