// What Kubedrill may do in a workspace: the scopes it asks for, and what each is for.
import { PlatformError } from "../../../ports/platform-error.ts";
import { meaningOf } from "../error-words.ts";
import { answerOf, isTrouble, refusalOf, slackCode } from "../refusals.ts";
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

/** Those that are not among the granted ones; none where Slack doesn't say. */
export function missingScopes(granted: readonly string[] | undefined): readonly string[] {
  return granted === undefined ? [] : Object.keys(scopes).filter((scope) => !granted.includes(scope));
}

/**
 * What Kubedrill lacks for posting in a channel, in Slack's words.
 * @param isPrivate undefined where no one knows
 * @throws PlatformError where the channel has to change: it's private and Kubedrill isn't in it, or it's archived
 */
export async function missingPermissions(
  client: WebClient,
  { token }: Workspace,
  channel: string,
  isPrivate?: boolean,
): Promise<readonly string[]> {
  const [{ response_metadata }, reason] = await Promise.all([
    answerOf("bot token", client.auth.test({ token }), "question"),
    reasonAgainst(client, token, channel, isPrivate),
  ]);
  if (reason !== undefined) throw new PlatformError("channel", meaningOf(reason).sentence ?? reason);
  return missingScopes(response_metadata?.scopes).filter((scope) => scope.startsWith("chat:"));
}

/** No message has this time. */
const NO_MESSAGE = "0000000001.000001";

/**
 * Reading channels is a permission that Kubedrill doesn't ask for. But an edit of a message that doesn't exist shows
 * whether Kubedrill sees a private channel: Slack looks for the channel first. Public ones it always sees.
 */
async function reasonAgainst(
  client: WebClient,
  token: string,
  channel: string,
  isPrivate: boolean | undefined,
): Promise<string | undefined> {
  const asked = await askForChannel(client, token, channel);
  if (asked !== "missing_scope") return REASONS.has(asked ?? "") ? asked : undefined;
  if (isPrivate === false) return undefined;
  const word = await wordFor(client.chat.update({ token, channel, ts: NO_MESSAGE, text: "Kubedrill" }));
  return REASONS.has(word ?? "") || (isPrivate === true && word === "not_in_channel") ? word : undefined;
}

/** The other words are about the message that doesn't exist. */
const REASONS = new Set(["channel_not_found", "is_archived", "is_inactive"]);

async function askForChannel(client: WebClient, token: string, channel: string): Promise<string | undefined> {
  const asking = client.conversations.info({ token, channel });
  const word = await wordFor(asking);
  if (word !== undefined) return word;
  const { channel: found } = await answerOf("channel", asking, "question");
  if (found?.is_archived) return "is_archived";
  return found?.is_private && !found.is_member ? "channel_not_found" : undefined;
}

/** Slack's word for why it doesn't answer; undefined where it does. @throws PlatformError where it can't right now */
async function wordFor(asking: Promise<unknown>): Promise<string | undefined> {
  try {
    await asking;
    return undefined;
  } catch (error) {
    const word = slackCode(error);
    if (word === undefined || isTrouble(word)) throw refusalOf(error, "question");
    return word;
  }
}
