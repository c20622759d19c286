// The two ways in: one workspace over a socket, or many over signed HTTP.
import type { RequestListener } from "node:http";
import type { Receiver } from "@slack/bolt";
import type { Installations } from "../../../ports/storage/installations.ts";
import type { Log } from "../log.ts";
import type { WebClient } from "../web-client.ts";
import type { Workspaces } from "../workspace/workspaces.ts";
import { createHttpEntrance } from "./http-entrance.ts";
import type { HttpConfig } from "./oauth.ts";
import { createSocketEntrance } from "./socket-entrance.ts";

export type SlackSettings = { readonly apiUrl: string | undefined } & (
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  | ({ readonly mode: "http"; readonly secret: string } & HttpConfig)
);

/** How payloads come in, and which workspaces they may come from. */
export interface Entrance {
  readonly workspaces: Workspaces;
  readonly receiver: Receiver;
  /** Answers requests under /slack/. */
  readonly listener?: RequestListener;
  /** An organisation let a workspace use Kubedrill. */
  grant(team: string, organisation: string): Promise<void>;
  /** Opens; returns the workspace that it is for, where it is for one alone. @throws SetupError */
  open(installed: (team: string) => void): Promise<string | undefined>;
}

export interface EntranceParts {
  readonly client: WebClient;
  readonly log: Log;
  readonly clock: () => number;
  readonly installations: Installations;
}

export function createEntrance(config: SlackSettings, parts: EntranceParts): Entrance {
  return config.mode === "socket" ? createSocketEntrance(config, parts) : createHttpEntrance(config, parts);
}
