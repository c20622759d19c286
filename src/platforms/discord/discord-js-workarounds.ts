// What discord.js does differently than Kubedrill needs, and how we work around it. Two more workarounds stand where
// they act: guard-response.ts checks answers before discord.js believes them, and discord.ts takes interactions from the
// gateway, because discord.js holds them back while servers still arrive.
import { type Client, Events, type Guild, type REST } from "discord.js";
import type { Log } from "./log.ts";
import { SET_TOKEN } from "./refusals.ts";

/**
 * At a 401 discord.js forgets its token and then sends nothing more. These keep it: Discord may accept it again. Logs the
 * first 401. Returns whether Discord refuses the token now.
 */
export function keepToken(rests: readonly REST[], token: string, log: Log): () => boolean {
  let refused = false;
  for (const rest of rests) {
    rest.setToken(token);
    rest.setToken = () => rest;
    rest.on("response", (_, { ok, status }) => {
      if (status === 401 && !refused) log.error({}, SET_TOKEN);
      refused = status === 401 || (refused && !ok);
    });
  }
  return () => refused;
}

/** How often we drop channels and roles that arrived since the start, in ms. */
const SWEEP = 3_600_000;

/** discord.js must cache channels and roles. Kubedrill reads neither, and they take most of the memory. */
export function emptyCaches(client: Client): void {
  client.on(Events.GuildAvailable, empty);
  client.on(Events.GuildCreate, empty);
  setInterval(() => client.guilds.cache.each(empty), SWEEP).unref();
}

function empty({ client, channels, roles }: Guild): void {
  for (const id of channels.cache.keys()) client.channels.cache.delete(id);
  channels.cache.clear();
  roles.cache.clear();
}

/** discord.js builds objects of each interaction, its message, and its people. Kubedrill reads the payload itself. */
export function skipInteractions(client: Client): void {
  const { actions } = client as unknown as { readonly actions: { InteractionCreate: { handle(): void } } };
  actions.InteractionCreate.handle = () => {};
}

/** discord.js keeps servers that left while a shard was away, and then misses it when they come back. */
export function dropGoneServers(client: Client, shard: number, present: ReadonlySet<string>): void {
  client.guilds.cache.sweep((guild) => guild.shardId === shard && !present.has(guild.id));
}

/** Each REST client of discord.js has timers that keep the process alive. */
export function stopSweeping(rests: readonly REST[]): void {
  for (const rest of rests) {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
