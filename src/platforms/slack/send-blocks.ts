// Sends blocks to Slack. If Slack rejects one, the message is sent again as plain sections instead of being lost.
import type { Block } from "../../ports/reply.ts";
import { type Log, sayError } from "./log.ts";
import { plainBlocks } from "./render/plain-blocks.ts";

/** Slack's words for blocks that it doesn't take: nothing was sent. Views are arguments. */
const REJECTED = /\b(?:invalid_blocks(?:_format)?|invalid_attachments|invalid_arguments)\b/;

/** Resolves to what `send` does with the blocks, or with their plain form. */
export async function sendBlocks<T>(
  blocks: readonly Block[],
  log: Log,
  send: (blocks: readonly Block[]) => Promise<T>,
): Promise<T> {
  try {
    return await send(blocks);
  } catch (error) {
    if (!(error instanceof Error) || !REJECTED.test(error.message)) throw error;
    log.error({ error: sayError(error) }, "Slack rejected a message's blocks: sending it as plain text");
    return send(plainBlocks(blocks));
  }
}
