// What Bolt's listeners share: they translate what people do, and count what still runs.
import type { App } from "@slack/bolt";
import type { Bot } from "../../../ports/bot.ts";
import type { Home } from "../home/home.ts";
import { type Log, sayError } from "../log.ts";
import type { Profiles } from "../workspace/profiles.ts";
import type { Workspace, Workspaces } from "../workspace/workspaces.ts";
import type { DeliverParts } from "./deliver.ts";
import { listenToClicks } from "./listen-clicks.ts";
import { listenToCommands } from "./listen-commands.ts";
import { listenToEvents } from "./listen-events.ts";
import { listenToForms } from "./listen-forms.ts";

export interface Listening {
  readonly bot: Bot;
  readonly workspaces: Workspaces;
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

export function listen(app: App, listening: Listening): void {
  listenToCommands(app, listening);
  listenToClicks(app, listening);
  listenToForms(app, listening);
  listenToEvents(app, listening);
  app.error(async (error) => {
    listening.log.error({ error: sayError(error) }, "a Slack payload was not handled");
  });
}
