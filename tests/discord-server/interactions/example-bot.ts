// A server with two people, and a bot that answers their interactions as a test says.
import type { Interaction } from "discord.js";
import { startBot, startDiscord } from "../bare-bot.ts";
import type { DiscordOptions } from "../options.ts";

const COMMANDS = [
  {
    name: "drill",
    description: "Drills",
    options: [
      {
        type: 1,
        name: "create",
        description: "Creates one",
        options: [
          { type: 3, name: "zone", description: "The zone", required: true, autocomplete: true },
          { type: 4, name: "hour", description: "The hour", min_value: 0, max_value: 23 },
        ],
      },
    ],
  },
  { name: "quiz", description: "Asks" },
];

/** A server with one channel, two people, and a bot that answers so. */
export async function setUp(
  answer: (interaction: Interaction) => Promise<unknown>,
  options?: DiscordOptions,
) {
  const discord = await startDiscord(options);
  const ada = discord.addUser("ada", { locale: "de" });
  const bob = discord.addUser("bob");
  const channel = discord.addGuild({ owner: ada, channels: ["k8s"] }).channel("k8s");
  discord.commands.overwrite(COMMANDS);
  await startBot(discord, answer);
  return { discord, ada, bob, channel };
}

/** What the bot's calls threw, by code. */
export function collectCodes() {
  const codes: unknown[] = [];
  const note = (call: Promise<unknown>) => call.catch(({ code }) => void codes.push(code));
  return { codes, note };
}
