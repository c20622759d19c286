// What a way into Slack offers, and what it is made from.
import type { RequestListener } from "node:http";
import type { Receiver, webApi } from "@slack/bolt";
import type { Installations } from "../../../ports/storage/teams.ts";
import type { UsedKeys } from "../../../ports/storage/used-keys.ts";
import type { Timers } from "../../../ports/timers.ts";
import type { Log } from "../log.ts";
import type { WebClient } from "../web-client.ts";
import type { SecretCounts } from "../workspace/sealed-installations.ts";
import type { Workspaces } from "../workspace/workspaces.ts";

/** How payloads come in, and which workspaces they may come from. */
export interface Entrance {
  readonly workspaces: Workspaces;
  readonly receiver: Receiver;
  /** Answers requests under /slack/. */
  readonly listener?: RequestListener;
  /** Over HTTP: how many tokens are encrypted with which secret. */
  readonly countSecrets?: () => Promise<SecretCounts>;
  /** Over HTTP: whether the app's secrets may have been changed at Slack. */
  readonly doubtsSecrets?: () => boolean;
  /** Over a socket: whether one is open. */
  isConnected(): boolean;
  /** An organization let a workspace use Kubedrill. */
  grant(team: string, organization: string): Promise<void>;
  /** Opens; returns the workspace that it is for, where it is for one alone. @throws SetupError */
  open(installed: (team: string) => void): Promise<string | undefined>;
}

export interface EntranceParts {
  readonly client: WebClient;
  /** Sends the requests of clients that this makes itself. */
  readonly request?: webApi.FetchFunction | undefined;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
  readonly installations: Installations;
  readonly usedKeys: UsedKeys;
}
