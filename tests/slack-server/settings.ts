// What a test may choose about this Slack; the defaults are the real Slack's.

import type { JsonObject } from "./web-api/json.ts";

export interface SlackServerSettings {
  /** 0 takes any free port. */
  readonly port: number;
  /** Epoch ms: message times, limits and expiries. Signatures always bear the real time, which Bolt checks. */
  readonly now: () => number;
  readonly appId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** For Socket Mode: xapp-… */
  readonly appToken: string;
  /** Granted by `team.install()`; the OAuth flow grants what the app asks for. */
  readonly scopes: readonly string[];
  /** Tokens expire after this many ms and are refreshed; undefined: they never expire. */
  readonly tokenLifeMs: number | undefined;
  /** Enterprise Grid: what `user.team_id` names. Slack's documentation and its payloads differ. */
  readonly homeIs: "workspace" | "organization";
  /** How long the app has to answer a delivery. */
  readonly ackMs: number;
  /** How long a trigger_id opens a view. */
  readonly triggerMs: number;
  readonly responseUrlUses: number;
  readonly responseUrlMs: number;
  /** Waits before the retries of an event that was not acknowledged. */
  readonly retryDelaysMs: readonly number[];
  readonly rateLimits: "on" | "off";
  /** Messages beyond the one a second that a channel takes at once. */
  readonly channelBurst: number;
  /** TCP stays open after a socket's closing handshake, as at the real Slack. */
  readonly socketLingers: boolean;
  /** How long `reply()`, `view()` and `until()` wait before they fail. */
  readonly waitMs: number;
  /** Requests, private messages, response_urls and triggers kept before the oldest go: a bench lowers it. */
  readonly remember: number;
}

const defaults: SlackServerSettings = {
  port: 0,
  now: Date.now,
  appId: "A0000000001",
  clientId: "1000000000.2000000000",
  clientSecret: "client-secret",
  signingSecret: "signing-secret",
  appToken: "xapp-1-A0000000001-local",
  scopes: ["commands", "chat:write", "chat:write.public", "im:write", "users:read", "files:write"],
  tokenLifeMs: undefined,
  homeIs: "workspace",
  ackMs: 3_000,
  triggerMs: 3_000,
  responseUrlUses: 5,
  responseUrlMs: 30 * 60_000,
  retryDelaysMs: [0, 60_000, 300_000],
  rateLimits: "on",
  channelBurst: 3,
  socketLingers: false,
  waitMs: 15_000,
  remember: 100_000,
};

/** Settings from outside. @throws Error naming what is none */
export function readSettings(given: JsonObject): Partial<SlackServerSettings> {
  const numbers: readonly string[] = ["tokenLifeMs"] satisfies (keyof SlackServerSettings)[];
  const known: JsonObject = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    const expected = numbers.includes(key) ? "number" : typeof known[key];
    if (expected === "undefined" || expected === "function" || typeof value !== expected) {
      throw new Error(`"${key}" is no setting of this Slack, or not ${JSON.stringify(value)}.`);
    }
  }
  return given;
}

export function completeSettings(chosen: Partial<SlackServerSettings>): SlackServerSettings {
  return { ...defaults, ...chosen };
}
