// What the listeners share.
import type { Bot } from "../../../ports/bot.ts";
import type { Home } from "../home/home.ts";
import type { Log } from "../log.ts";
import type { ChannelKinds } from "../workspace/channel-kinds.ts";
import type { Profiles } from "../workspace/profiles.ts";
import type { Workspace, Workspaces } from "../workspace/workspaces.ts";
import type { DeliverParts } from "./deliver.ts";

export interface Listening {
  readonly bot: Bot;
  readonly workspaces: Workspaces;
  readonly kinds: ChannelKinds;
  readonly profiles: Profiles;
  readonly home: Home;
  readonly parts: DeliverParts;
  readonly clock: () => number;
  readonly log: Log;
  /** Runs a listener's job; stopping waits for it. */
  work(job: () => Promise<void>): Promise<void>;
  /** Greets a workspace's first admin, where it still waits for that. */
  greet(workspace: Workspace, user: string): Promise<void>;
  /** An organisation let a workspace use Kubedrill. */
  joined(team: string, organisation: string): Promise<void>;
}
