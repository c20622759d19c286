// Blocks as a Discord message (Components V2): pure. One frame around text, pictures and rows of buttons.
import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Block } from "../../../ports/reply.ts";
import { type Part, toParts, toRow } from "./parts.ts";

/** Most components of a message, nested ones included. */
const MOST_COMPONENTS = 40;

/** A message's body, for posts, edits and replies alike. No mention in it notifies anybody. */
export interface DiscordMessage {
  readonly flags: number;
  readonly components: readonly (APIContainerComponent | APITextDisplayComponent)[];
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** Set to clear what a classic message had. */
  readonly content?: null;
  readonly embeds?: null;
}

export interface Rendering {
  /** Names of the attached files that show an image block; an image without one is shown in words. */
  readonly files?: ReadonlyMap<Block, string>;
  /** A number of 32 bits that the message carries, by which it is found again. */
  readonly mark?: number | undefined;
}

/** The message for these blocks: always within Discord's limits, and shortened only where it must be. */
export function render(blocks: readonly Block[], { files, mark }: Rendering = {}): DiscordMessage {
  const parts = withinCount(toParts(blocks, files));
  const components = parts.map(toComponent);
  const [only, ...more] = components;
  const alone = only?.type === ComponentType.TextDisplay && more.length === 0 && mark === undefined;
  return {
    flags: MessageFlags.IsComponentsV2,
    components: alone
      ? [only]
      : [{ type: ComponentType.Container, ...(mark !== undefined && { id: mark }), components }],
    allowed_mentions: { parse: [] },
  };
}

/** Where components are too many, neighbouring texts share one; then whatever has no room is left out. */
function withinCount(parts: readonly Part[]): readonly Part[] {
  const few = 1 + sum(parts) <= MOST_COMPONENTS ? parts : joinTexts(parts);
  let used = 1;
  return few.filter((part) => {
    const room = used + cost(part) <= MOST_COMPONENTS;
    if (room) used += cost(part);
    return room;
  });
}

function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.type !== "text" || last?.type !== "text") joined.push(part);
    else {
      const piece = { ...last.piece, text: `${last.piece.text}\n${part.piece.text}` };
      joined[joined.length - 1] = { type: "text", piece };
    }
  }
  return joined;
}

function cost(part: Part): number {
  return part.type === "row" ? 1 + part.buttons.length : 1;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + cost(part), 0);
}

function toComponent(part: Part): APIComponentInContainer {
  switch (part.type) {
    case "text":
      return textDisplay(part.piece.text);
    case "picture":
      return {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: `attachment://${part.file}` }, description: part.alt }],
      };
    case "row":
      return toRow(part.buttons);
    default:
      return part satisfies never;
  }
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}
