// Our bot and bare ones as processes on a local Discord.
import { fileURLToPath } from "node:url";
import { render } from "../../src/platforms/discord/render/render.ts";
import type { DiscordServer } from "../../tests/discord-server/server.ts";
import { type NodeOptions, type Running, run, runKubedrill } from "../bots/node-process.ts";
import { verdict } from "../bots/verdict.ts";

const bareBot = fileURLToPath(import.meta.resolve("./bare-button-bot.ts"));

/** Our bot, on this database. */
export function startKubedrill(
  discord: DiscordServer,
  database: string,
  { flags, environment }: Partial<NodeOptions> = {},
): Promise<Running> {
  return runKubedrill({ ...environment, ...addressOf(discord), KUBEDRILL_DATABASE: database }, flags);
}

/** A bot that posts a button into each channel. @param log the simplest durable bot's file */
export function startButtonBot(discord: DiscordServer, log?: string): Promise<Running> {
  const environment = {
    ...addressOf(discord),
    VERDICT: JSON.stringify(render(verdict()).components),
    ...(log !== undefined && { CLICK_LOG: log }),
  };
  return run([bareBot, "--post"], environment, (line) => line === "ready");
}

/** A bot that does nothing. */
export function startIdleBot(discord: DiscordServer): Promise<Running> {
  return run([bareBot], addressOf(discord), (line) => line === "ready");
}

function addressOf({ token, api }: DiscordServer) {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: api };
}
