// Slack as a platform: posts, edits, threads and direct messages through the Web API.

import { capWait } from "../../core/retry-after.ts";
import type { Pace, Platform } from "../../ports/platform.ts";
import { isRefusal, PlatformError } from "../../ports/platform-error.ts";
import type { Block } from "../../ports/reply.ts";
import type { Log } from "./log.ts";
import { decodeRef, encodeRef } from "./message-ref.ts";
import { answerOf } from "./refusals.ts";
import { sendAttachments, takeAttachments } from "./render/attachments.ts";
import { renderMessage } from "./render/render.ts";
import { sendBlocks } from "./send-blocks.ts";
import type { WebClient } from "./web-client.ts";
import type { ChannelKinds } from "./workspace/channel-kinds.ts";
import { missingPermissions } from "./workspace/permissions.ts";
import type { Profiles } from "./workspace/profiles.ts";
import type { Workspace, Workspaces } from "./workspace/workspaces.ts";

interface PlatformParts {
  readonly client: WebClient;
  /** For what a reply waits for. */
  readonly questions: WebClient;
  readonly kinds: ChannelKinds;
  readonly workspaces: Workspaces;
  readonly profiles: Profiles;
  readonly pace: Pace;
  readonly log: Log;
}

const HOUR = 3_600_000;
/** Between two edits of a count while people answer, and afterwards, in ms. */
const COUNT_INTERVAL = 15_000;

const NO_TOKEN = "I can't read this workspace's token right now. Try again in a minute.";

/** Nothing is unfurled: sources are links, not content. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export function createSlackPlatform({
  client,
  questions,
  kinds,
  workspaces,
  profiles,
  pace,
  log,
}: PlatformParts): Platform {
  /** @throws PlatformError where Kubedrill isn't installed in the team, or its token can't be had now: nothing was sent. */
  async function workspaceOf(team: string): Promise<Workspace> {
    const workspace = await workspaces.find(team).catch((cause: unknown) => {
      throw isRefusal(cause)
        ? cause
        : new PlatformError("later", NO_TOKEN, { retryAfter: capWait(undefined), cause });
    });
    if (workspace !== undefined) return workspace;
    throw new PlatformError("team", "Kubedrill isn't installed in this workspace. Install it again.");
  }

  return {
    name: "slack",
    terms: { name: "Slack", reach: "here" },
    pace,
    countInterval: (age) => (age < HOUR ? COUNT_INTERVAL : HOUR),
    async post({ team, channel }, blocks) {
      const { token } = await workspaceOf(team);
      const posting = sendBlocks(blocks, log, (sent) =>
        client.chat.postMessage({ token, channel, ...QUIET, ...renderMessage(sent) }),
      );
      const sent = await answerOf("message", posting, "post");
      return encodeRef({ team, channel: sent.channel ?? channel, ts: sent.ts });
    },
    // Reading a channel's history is a permission that Kubedrill does not ask for.
    find: async () => "cannot tell",
    async edit(message, blocks) {
      const { team, channel, ts } = decodeRef(message);
      const { token } = await workspaceOf(team);
      const editing = sendBlocks(blocks, log, (sent) =>
        client.chat.update({ token, channel, ts, ...renderMessage(sent) }),
      );
      await answerOf("success", editing, "edit");
    },
    async reply(message, blocks) {
      const { team, channel, ts } = decodeRef(message);
      const { token } = await workspaceOf(team);
      const below = { token, channel, thread_ts: ts, ...QUIET };
      const replying = sendBlocks(blocks, log, (sent) =>
        client.chat.postMessage({ ...below, ...renderMessage(sent) }),
      );
      await answerOf("success", replying, "post");
    },
    async direct({ team, member }, blocks) {
      const workspace = await workspaceOf(team);
      await sendDirect({ client, log }, workspace, member, blocks);
    },
    hasThreads: async () => true,
    async missingPermissions({ team, channel }) {
      return missingPermissions(questions, await workspaceOf(team), channel, kinds.isPrivate(channel));
    },
    async isAdmin({ team, member }) {
      const profile = await profiles.ask(await workspaceOf(team), member);
      if (profile?.admin === undefined) throw new Error("Slack didn't report a person's rights.");
      return profile.admin;
    },
    async zone({ team, member }) {
      const workspace = await workspaces.find(team);
      return workspace && (await profiles.ask(workspace, member))?.zone;
    },
  };
}

/** A direct message, pictures and files included. @throws PlatformError of the kind “person” where they take none. */
export async function sendDirect(
  { client, log }: { readonly client: WebClient; readonly log: Log },
  workspace: Workspace,
  user: string,
  given: readonly Block[],
): Promise<void> {
  const { blocks, attachments } = takeAttachments(given);
  const to = { token: workspace.token, channel: user, ...QUIET };
  const sending = sendBlocks(blocks, log, (sent) =>
    client.chat.postMessage({ ...to, ...renderMessage(sent) }),
  );
  await answerOf("success", sending, "direct");
  const tell = (failed: readonly Block[]) => sendDirect({ client, log }, workspace, user, failed);
  await sendAttachments(client, log, workspace, user, attachments, tell);
}
