// What happened while a member was away is told with the reply to their next command.

import type { Incoming } from "../../ports/bot.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import { findCommand } from "../command/find-command.ts";
import { commands } from "../commands.ts";
import type { Context } from "../context.ts";

/** More wait for the command after that: a message holds only so much. */
const MOST_AT_ONCE = 3;

/**
 * The reply with the member's notices before it: only what a command was answered with, in private, tells them. A form
 * is shown in place of the blocks, and a refused one says only what to set right: they would be told to nobody.
 */
export async function tellNotices(
  { storage, member, newId }: Pick<Context, "storage" | "member" | "newId">,
  incoming: Incoming,
  reply: Reply,
): Promise<Reply> {
  if (!isCommand(incoming) || reply.delivery !== "private") return reply;
  if (reply.form !== undefined || reply.refused !== undefined) return reply;
  const notices = await storage.notices.take(member.id, MOST_AT_ONCE, newId());
  const told = notices.map((markdown): Block => ({ type: "text", muted: true, markdown }));
  return told.length === 0 ? reply : { ...reply, blocks: [...told, ...reply.blocks] };
}

/** A hidden command may be a page that its platform renews by itself: what is told there, nobody may see. */
function isCommand(incoming: Incoming): boolean {
  if (incoming.type !== "command") return incoming.type === "text";
  return findCommand(incoming.name, commands)?.command.hidden === undefined;
}
