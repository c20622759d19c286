// A message's body with its pictures and files; a picture that cannot be drawn is shown in words.
import type { RawFile } from "discord.js";
import type { Block } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { type DiscordMessage, render } from "./render.ts";
import { type DirectMessage, renderDirect } from "./render-direct.ts";

/** What a request carries: JSON, and files next to it. */
interface Attached<Body> {
  readonly body: Body & {
    /** Files of an earlier version of the message are gone. */
    readonly attachments: readonly { readonly id: number; readonly filename: string }[];
  };
  readonly files: RawFile[];
}

export type Composed = Attached<DiscordMessage>;

interface Composing {
  /** Of MessageFlags, in addition to that of Components V2. */
  readonly flags?: number;
  readonly mark?: number | undefined;
  /** "in words": sends no files. */
  readonly attachments?: "in words" | undefined;
}

/** Never rejects: drawing already reported its failure. */
export async function compose(
  blocks: readonly Block[],
  { flags = 0, mark, attachments: wanted }: Composing = {},
): Promise<Composed> {
  const { shown, names, attachments, files } = await attach(blocks, wanted !== "in words");
  const message = render(shown, { files: names, mark });
  return { body: { ...message, flags: message.flags | flags, attachments }, files };
}

/** A direct message. Never rejects. */
export async function composeDirect(blocks: readonly Block[]): Promise<Attached<DirectMessage>> {
  const { shown, names, attachments, files } = await attach(blocks);
  return { body: { ...renderDirect(shown, names), attachments }, files };
}

/** The blocks that can be seen, and the files that show their pictures or are theirs. */
async function attach(blocks: readonly Block[], attaches = true) {
  const shown = visibleBlocks(blocks);
  const attached = (await Promise.all(attaches ? shown.map(toAttachment) : [])).filter(
    (attachment) => attachment !== undefined,
  );
  const files = attached.map(({ name, data }, index) => ({ name: name ?? `picture-${index + 1}.png`, data }));
  const names = new Map<Block, string>(attached.map(({ block }, index) => [block, files[index]?.name ?? ""]));
  const attachments = attached.map(({ description }, id) => ({
    id,
    filename: files[id]?.name ?? "",
    ...(description !== undefined && { description }),
  }));
  return { shown, names, attachments, files };
}

interface Attachment {
  readonly block: Block;
  readonly data: Buffer;
  /** Undefined for pictures. */
  readonly name?: string;
  readonly description?: string;
}

async function toAttachment(block: Block): Promise<Attachment | undefined> {
  if (block.type === "file") return { block, data: Buffer.from(block.bytes), name: block.name };
  if (block.type !== "image") return undefined;
  const data = await block.png().catch(() => undefined);
  return data && { block, data: Buffer.from(data), description: block.alt };
}
