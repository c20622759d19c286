// How strict and how fast the local Discord is; what is not given is as Discord has it, but unhurried.

import type { RateLimitOptions } from "./api/rate-limits.ts";
import type { IdentifyOptions } from "./gateway/identify-limit.ts";

export interface DiscordOptions {
  /** The port; a free one where it is missing. */
  readonly port?: number;
  readonly token?: string;
  /** The bot's name. */
  readonly name?: string;
  /** For the first answer to an interaction, in ms. */
  readonly deadline?: number;
  /** How long people wait after "thinking…", in ms. */
  readonly patience?: number;
  /** Between heartbeats, in ms. */
  readonly heartbeat?: number;
  /** How many shards GET /gateway/bot recommends. */
  readonly shards?: number;
  readonly identify?: Partial<IdentifyOptions>;
  /** Whether members, presences and message content were granted. */
  readonly privilegedIntents?: boolean;
  readonly limits?: Partial<RateLimitOptions>;
  /** Invalid requests in ten minutes, before the address is banned. */
  readonly invalidLimit?: number;
}

export const DEFAULTS = {
  port: 0,
  token: "local.discord.token",
  name: "kubedrill",
  deadline: 3_000,
  patience: 10_000,
  heartbeat: 41_250,
  shards: 1,
  privilegedIntents: false,
  invalidLimit: 10_000,
} as const;

export const IDENTIFY: IdentifyOptions = { limit: 1_000, concurrency: 1, interval: 0 };
