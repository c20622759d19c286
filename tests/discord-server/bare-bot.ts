// The real discord.js, connected to the local Discord, and nothing of ours.
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from "discord.js";
import { onTestFinished } from "vitest";
import type { DiscordOptions } from "./options.ts";
import { type DiscordServer, startDiscordServer } from "./server.ts";

/** A local Discord that ends with the test. */
export async function startDiscord(options?: DiscordOptions): Promise<DiscordServer> {
  const discord = await startDiscordServer(options);
  onTestFinished(discord.close);
  return discord;
}

/** A client that is not logged in; it ends with the test. */
export function createBot(discord: DiscordServer, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.api, version: "10" },
    // The real throttle waits five seconds between two identifies.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A client that is ready. @param answer what it does with an interaction */
export async function startBot(
  discord: DiscordServer,
  answer?: (interaction: Interaction) => Promise<unknown>,
  options?: Partial<ClientOptions>,
): Promise<Client<true>> {
  const client = createBot(discord, options);
  if (answer !== undefined) {
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => {}));
  }
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    client.login(discord.token).catch(reject);
  });
}

/** The text channel with this id, as discord.js has it. */
export async function textChannel(client: Client, { id }: { readonly id: string }) {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error("The bot cannot write to this channel.");
  return channel;
}
