// What another process can have a local Discord do: POST /control/<name> with JSON, answered with JSON.
import { z } from "zod";
import { runLoad } from "./load.ts";
import type { DiscordServer } from "./server.ts";

const optionValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const guildsArgs = z.object({ count: z.int().default(1), channels: z.int().default(1) });
const commandArgs = z.object({ channel: z.string(), words: z.string(), options: optionValues.default({}) });
const messagesArgs = z.object({ channel: z.string() });
const routeArgs = z.object({ route: z.string() });
const advanceArgs = z.object({ ms: z.number() });
const gatewayArgs = z.object({
  do: z.literal(["drop", "forget", "reconnect", "silence", "goDown", "comeUp"]),
});
const failArgs = z.object({
  route: z.string().optional(),
  times: z.int().optional(),
  with: z.union([
    z.object({ status: z.int() }),
    z.object({ delay: z.number() }),
    z.object({ drop: z.literal(["before", "after"]) }),
    z.object({ retryAfter: z.number(), global: z.boolean().default(false) }),
  ]),
});
const limit = z.object({ limit: z.number(), per: z.number() });
const limitsArgs = z.object({
  global: z.number().optional(),
  usual: limit.optional(),
  oldEdits: limit.optional(),
  routes: z.record(z.string(), limit).optional(),
});
const loadArgs = z.object({
  count: z.int(),
  people: z.int().default(1),
  channels: z.array(z.string()),
  concurrency: z.int().optional(),
  perSecond: z.number().optional(),
  click: z.array(z.string()).optional(),
  command: z.string().optional(),
  options: optionValues.optional(),
});

/** The functions by name. All servers belong to one admin, who uses the single commands. */
export function createControl(discord: DiscordServer): Readonly<Record<string, (args: unknown) => unknown>> {
  const admin = discord.addUser("admin");
  return {
    /** Makes servers, and names the ids of their channels. */
    guilds(args) {
      const { count, channels } = guildsArgs.parse(args);
      const names = Array.from({ length: channels }, (_, index) => `channel-${index}`);
      return Array.from({ length: count }, (_, index) => {
        const guild = discord.addGuild({ name: `Server ${index}`, channels: names, owner: admin });
        return { id: guild.id, channels: [...guild.channels] };
      });
    },
    command(args) {
      const { channel, words, options } = commandArgs.parse(args);
      return admin.command({ id: channel }, words, options);
    },
    messages: (args) => discord.messages({ id: messagesArgs.parse(args).channel }),
    load: (args) => runLoad(discord, loadArgs.parse(args)),
    /** When the requests of a route came, epoch ms, as far as they are still known. */
    times(args) {
      const { route } = routeArgs.parse(args);
      return discord.requests
        .filter((request) => request.route === route)
        .map(({ at, status }) => ({ at, status }));
    },
    report: () => ({
      requests: discord.requestCounts,
      invalidRequests: discord.invalidRequests,
      impatient: discord.impatient,
      sessions: discord.gateway.sessions,
      commands: discord.commands.list().map(({ name }) => name),
      rss: process.memoryUsage.rss(),
    }),
    clear: () => discord.clearRequests(),
    gateway(args) {
      const act = gatewayArgs.parse(args).do;
      if (act === "forget") discord.gateway.drop({ resumable: false });
      else discord.gateway[act]();
    },
    fail(args) {
      const { route, times, with: fault } = failArgs.parse(args);
      discord.fail({
        ...fault,
        ...(route !== undefined && { route }),
        ...(times !== undefined && { times }),
      });
    },
    heal: () => discord.heal(),
    limits: (args) => Object.assign(discord.limits, limitsArgs.parse(args)),
    advance: (args) => discord.advance(advanceArgs.parse(args).ms),
  };
}
