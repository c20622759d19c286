// Pictures and files: Slack shows none in a private message, so they go to the direct messages.
import type { Block } from "../../../ports/reply.ts";
import { type Log, sayError } from "../log.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { WebClient } from "../web-client.ts";
import type { Workspace } from "../workspace/workspaces.ts";

export type Attachment = Extract<Block, { type: "image" | "file" }>;

const notes = {
  image: "🖼 The picture comes to your direct messages with Kubedrill.",
  file: "📄 The file comes to your direct messages with Kubedrill.",
} as const;

/** A message with a note instead of each attachment, and the attachments. */
export function takeAttachments(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly attachments: readonly Attachment[];
} {
  return {
    attachments: blocks.filter(isAttachment),
    blocks: blocks.map((block) =>
      isAttachment(block) ? { type: "text", muted: true, markdown: notes[block.type] } : block,
    ),
  };
}

function isAttachment(block: Block): block is Attachment {
  return block.type === "image" || block.type === "file";
}

/**
 * Uploads attachments to a person's direct messages. Never throws: all that a picture says stands in the text too, and
 * what a file says when it can't be sent goes to `tell`.
 */
export async function sendAttachments(
  client: WebClient,
  log: Log,
  { token }: Workspace,
  user: string,
  attachments: readonly Attachment[],
  tell: (blocks: readonly Block[]) => Promise<unknown>,
): Promise<void> {
  for (const attachment of attachments) {
    try {
      const answer = await client.conversations.open({ token, users: user });
      const { channel } = readAnswer("direct channel", answer);
      await client.files.uploadV2({ token, channel_id: channel.id, ...(await uploadOf(attachment)) });
    } catch (error) {
      log.warn({ error: sayError(error) }, `a ${attachment.type} was not sent`);
      if (attachment.type === "file") await tell([{ type: "text", markdown: attachment.failed }]);
    }
  }
}

async function uploadOf(attachment: Attachment) {
  if (attachment.type === "file")
    return { file: Buffer.from(attachment.bytes), filename: attachment.name, title: attachment.name };
  const { png, alt } = attachment;
  return { file: Buffer.from(await png()), filename: "kubedrill.png", alt_text: alt, title: "Kubedrill" };
}
