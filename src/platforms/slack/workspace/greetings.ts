// Greets the person who installed Kubedrill. Over a socket, Slack doesn't name them, so the first admin gets the greeting.
import type { Bot } from "../../../ports/bot.ts";
import type { Block } from "../../../ports/reply.ts";
import type { Installations } from "../../../ports/storage/teams.ts";
import { type Log, sayError } from "../log.ts";
import { sendDirect } from "../platform.ts";
import type { WebClient } from "../web-client.ts";
import type { Profiles } from "./profiles.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

interface GreetingParts {
  readonly bot: Bot;
  readonly client: WebClient;
  readonly workspaces: Workspaces;
  readonly profiles: Profiles;
  readonly installations: Installations;
  readonly clock: () => number;
  readonly log: Log;
}

export interface Greetings {
  /** A workspace installed Kubedrill: greets the installer. */
  installed(team: string): Promise<void>;
  /** Kubedrill started over a socket: the workspace's first admin to act gets the greeting. */
  started(team: string): Promise<void>;
  /** A member acted: greets them if the workspace waits for an admin and they are one. */
  met(workspace: Workspace, user: string): Promise<void>;
}

/** Stored instead of a token: this workspace has been greeted. */
const GREETED = "socket";

export function createGreetings(parts: GreetingParts): Greetings {
  const { bot, workspaces, profiles, installations, clock, log } = parts;
  const waiting = new Map<string, readonly Block[]>();
  const refOf = (team: string) => ({ platform: "slack", externalId: team }) as const;

  async function send(workspace: Workspace, user: string, blocks: readonly Block[]): Promise<void> {
    await sendDirect(parts, workspace, user, blocks).catch((error: unknown) =>
      log.warn({ error: sayError(error) }, "a greeting was not delivered"),
    );
  }

  return {
    async installed(team) {
      const blocks = await bot.joined(refOf(team), clock());
      const workspace = await workspaces.find(team);
      if (workspace?.installer !== undefined) await send(workspace, workspace.installer, blocks);
    },
    async started(team) {
      if ((await installations.find(refOf(team))) === undefined) {
        waiting.set(team, await bot.joined(refOf(team), clock()));
      }
    },
    async met(workspace, user) {
      const blocks = waiting.get(workspace.team);
      if (blocks === undefined || !(await profiles.ask(workspace, user))?.admin) return;
      if (!waiting.delete(workspace.team)) return;
      await installations.store(refOf(workspace.team), GREETED, clock());
      await send(workspace, user, blocks);
    },
  };
}
