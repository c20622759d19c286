// What the listeners share.
import type { Bot } from "../../../ports/bot.ts";
import type { Timers } from "../../../ports/timers.ts";
import type { Home } from "../home/home.ts";
import type { Log } from "../log.ts";
import type { ChannelKinds } from "../workspace/channel-kinds.ts";
import type { Profiles } from "../workspace/profiles.ts";
import type { Workspace, Workspaces } from "../workspace/workspaces.ts";
import type { DeliverParts } from "./deliver.ts";

/** Slack waits three seconds. A reply that takes longer than half of them follows later. In ms. */
export const DIRECT_REPLY = 1_500;

export interface Listening {
  readonly bot: Bot;
  readonly workspaces: Workspaces;
  readonly kinds: ChannelKinds;
  readonly profiles: Profiles;
  readonly home: Home;
  readonly parts: DeliverParts;
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
  /** Runs a listener's job; stopping waits for it. */
  work(job: () => Promise<void>): Promise<void>;
  /** Greets a workspace's first admin, if no one was greeted yet. */
  greet(workspace: Workspace, user: string): Promise<void>;
  /** An organization let a workspace use Kubedrill. */
  joined(team: string, organization: string): Promise<void>;
}
