// What Kubedrill may do in a workspace: the scopes it asks for, and what each is for.
import { answerOf, refusalOf, slackCode } from "../refusals.ts";
import type { WebClient } from "../web-client.ts";
import type { Workspace } from "./workspaces.ts";

/** Every scope with the reason for it. */
export const scopes: Readonly<Record<string, string>> = {
  commands: "slash commands",
  "chat:write": "the daily question and direct messages",
  "chat:write.public": "the daily question in public channels that I am not in",
  "im:write": "opening direct messages",
  "users:read": "time zones, and who is a workspace admin",
  "files:write": "pictures in direct messages",
};

/** Those that are not among the granted ones; none where Slack does not tell. */
export function missingScopes(granted: readonly string[] | undefined): readonly string[] {
  return granted === undefined ? [] : Object.keys(scopes).filter((scope) => !granted.includes(scope));
}

/**
 * What stands in the way of posting in a channel, in Slack's words. Whether it is a private channel that Kubedrill
 * is not in shows only where the installation allows reading channels (`channels:read`, `groups:read`).
 */
export async function missingPermissions(
  client: WebClient,
  { token }: Workspace,
  channel: string,
): Promise<readonly string[]> {
  const { response_metadata } = await answerOf(client.auth.test({ token }), "question");
  const missing = missingScopes(response_metadata?.scopes).filter((scope) => scope.startsWith("chat:"));
  if (missing.length > 0) return missing;
  try {
    const { channel: found } = await client.conversations.info({ token, channel });
    if (found?.is_archived) return ["an unarchived channel"];
    return found?.is_private && !found.is_member ? ["an invitation (`/invite @Kubedrill`)"] : [];
  } catch (error) {
    const code = slackCode(error);
    if (code === "missing_scope") return [];
    if (code === "channel_not_found") return ["an invitation (`/invite @Kubedrill`)"];
    throw refusalOf(error, "question");
  }
}
