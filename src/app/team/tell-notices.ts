// Shows stored notices with the reply to a member's next command.

import type { Incoming } from "../../ports/bot.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import { findCommand } from "../command/find-command.ts";
import { commands } from "../commands.ts";
import type { Context } from "../context.ts";

/** More wait for the command after that: a message holds only so much. */
const MOST_AT_ONCE = 3;

/**
 * Puts the member's notices before a command's private reply. A form replaces the blocks, and a refused form shows
 * only what to fix: no one would see the notices there.
 */
export async function tellNotices(
  { storage, member, newId }: Pick<Context, "storage" | "member" | "newId">,
  incoming: Incoming,
  reply: Reply,
): Promise<Reply> {
  if (!isCommand(incoming) || reply.delivery !== "private") return reply;
  if (reply.form !== undefined || reply.refused !== undefined) return reply;
  const notices = await storage.notices.take(member.id, MOST_AT_ONCE, newId());
  const shown = notices.map((markdown): Block => ({ type: "text", muted: true, markdown }));
  return shown.length === 0 ? reply : { ...reply, blocks: [...shown, ...reply.blocks] };
}

/** Platforms refresh hidden commands' pages by themselves, so no one may see a notice there. */
function isCommand(incoming: Incoming): boolean {
  if (incoming.type !== "command") return incoming.type === "text";
  return findCommand(incoming.name, commands)?.command.hidden === undefined;
}
