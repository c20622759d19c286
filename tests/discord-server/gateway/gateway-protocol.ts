// The numbers and payloads of the gateway, version 10.
import { z } from "zod";

export const op = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

export const closeCode = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  rateLimited: 4008,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** Why a bot is not let in: the socket is closed with a code, or its session is called invalid. */
export type Refusal = (typeof closeCode)[keyof typeof closeCode] | "invalid session";

/** The intents of members, presences and message content. */
export const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);
export const KNOWN_INTENTS = (1 << 26) - 1;

export const payloadSchema = z.object({ op: z.int(), d: z.unknown() });

export const identifySchema = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.record(z.string(), z.unknown()),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
});
export type Identify = z.output<typeof identifySchema>;

export const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });
