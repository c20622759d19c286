// A message's body with its pictures drawn; a picture that cannot be drawn is shown in words.
import type { RawFile } from "discord.js";
import type { Block } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { type DiscordMessage, render } from "./render.ts";

/** What a request carries: JSON, and files beside it. */
export interface Composed {
  readonly body: DiscordMessage & {
    /** Files of an earlier version of the message are gone. */
    readonly attachments: readonly { readonly id: number; readonly filename: string }[];
  };
  readonly files: RawFile[];
}

interface Composing {
  /** Of MessageFlags, beside that of Components V2. */
  readonly flags?: number;
  readonly mark?: number | undefined;
}

/** Never rejects: whoever draws has said what failed. */
export async function compose(
  given: readonly Block[],
  { flags = 0, mark }: Composing = {},
): Promise<Composed> {
  const blocks = visibleBlocks(given);
  const drawn = (await Promise.all(blocks.map(drawPicture))).filter((picture) => picture !== undefined);
  const files = drawn.map(({ data }, index) => ({ name: `picture-${index + 1}.png`, data }));
  const names = new Map(drawn.map(({ block }, index) => [block, files[index]?.name ?? ""]));
  const message = render(blocks, { files: names, mark });
  const attachments = files.map(({ name }, id) => ({ id, filename: name }));
  return { body: { ...message, flags: message.flags | flags, attachments }, files };
}

async function drawPicture(block: Block) {
  if (block.type !== "image") return undefined;
  const data = await block.png().catch(() => undefined);
  return data && { block, data: Buffer.from(data) };
}
