// Pictures: Slack shows none in a private message, so they go to the direct messages, with their words.
import type { Block } from "../../../ports/reply.ts";
import { type Log, sayError } from "../log.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { WebClient } from "../web-client.ts";
import type { Workspace } from "../workspace/workspaces.ts";

export type Picture = Extract<Block, { type: "image" }>;

const NOTE = "🖼 The picture comes to your direct messages with Kubedrill.";

/** A message with a note instead of its pictures, and the pictures. */
export function takePictures(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly pictures: readonly Picture[];
} {
  const pictures = blocks.filter((block) => block.type === "image");
  return {
    pictures,
    blocks: blocks.map((block) =>
      block.type === "image" ? { type: "text", muted: true, markdown: NOTE } : block,
    ),
  };
}

/** Uploads pictures to a person's direct messages. Never throws: all that a picture says stands in the text too. */
export async function sendPictures(
  client: WebClient,
  log: Log,
  { token }: Workspace,
  user: string,
  pictures: readonly Picture[],
): Promise<void> {
  try {
    const answer = await client.conversations.open({ token, users: user });
    const { channel } = readAnswer("direct channel", answer);
    for (const { png, alt } of pictures) {
      const bytes = Buffer.from(await png());
      const file = { file: bytes, filename: "kubedrill.png", alt_text: alt, title: "Kubedrill" };
      await client.files.uploadV2({ token, channel_id: channel.id, ...file });
    }
  } catch (error) {
    log.warn({ error: sayError(error) }, "a picture was not sent");
  }
}
