// Which workspace a payload came from: the one that Kubedrill is installed in, wherever its sender is at home.
import type { Authorize, AuthorizeResult } from "@slack/bolt";
import { type Log, sayError } from "../log.ts";
import { carried, type Payload } from "../payloads/read-payload.ts";
import type { Workspace, Workspaces } from "../workspace/workspaces.ts";
import { placesOf } from "./places.ts";

/** What listeners find in Bolt's context about the workspace of a payload. */
export type WorkspaceStatus =
  | { readonly type: "installed"; readonly workspace: Workspace }
  | { readonly type: "not installed" }
  | { readonly type: "failed" };

/** Never throws: people are answered with a sentence, which Bolt would not do. */
export function createAuthorize(workspaces: Workspaces, log: Log): Authorize<boolean> {
  // Bolt's own `teamId` falls back on the sender's home.
  return async ({ enterpriseId, isEnterpriseInstall }, body): Promise<AuthorizeResult> => {
    const enterprise = isEnterpriseInstall ? enterpriseId : undefined;
    const status = await findStatus(
      body === undefined ? [] : placesOf(carried<Payload>(body)),
      enterprise,
    ).catch((error: unknown): WorkspaceStatus => {
      log.error({ error: sayError(error) }, "a workspace's Slack token cannot be read");
      return { type: "failed" };
    });
    return { status };
  };

  async function findStatus(
    teams: readonly string[],
    enterprise: string | undefined,
  ): Promise<WorkspaceStatus> {
    for (const team of teams) {
      const workspace = await workspaces.find(team, enterprise);
      if (workspace !== undefined) return { type: "installed", workspace };
    }
    return { type: "not installed" };
  }
}

/** What `createAuthorize` left in the context. */
export function statusOf(context: { readonly [key: string]: unknown }): WorkspaceStatus {
  return (context.status as WorkspaceStatus | undefined) ?? { type: "not installed" };
}

/** The reply to a member of a workspace that Kubedrill can't use. */
export function sayStatus(status: Exclude<WorkspaceStatus, { type: "installed" }>): string {
  return status.type === "failed"
    ? "Something went wrong on our side. Please try again in a minute."
    : "Kubedrill is not installed in this workspace any more. A workspace admin can install it again.";
}
