// Blocks as a Discord message (Components V2): pure. One frame around text, pictures and rows of buttons.
import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from "discord.js";
import type { Block, Tone } from "../../../ports/reply.ts";
import { toneOf } from "../../../ports/visible-blocks.ts";
import { type Part, toButton, toParts, toRow, toSelect } from "./parts.ts";

/** Most components of a message, nested ones included. */
const MOST_COMPONENTS = 40;

const colors: Readonly<Record<Tone, number>> = {
  question: 0x326ce5,
  right: 0x2e9e5b,
  wrong: 0xd22d39,
  gold: 0xf2b632,
};

/** A message's body, for posts, edits and replies alike. No mention in it notifies anyone. */
export interface DiscordMessage {
  readonly flags: number;
  readonly components: readonly (APIContainerComponent | APITextDisplayComponent)[];
  readonly allowed_mentions: { readonly parse: readonly [] };
  /** Set to clear what a classic message had. */
  readonly content?: null;
  readonly embeds?: null;
}

export interface Rendering {
  /** Names of the attached files of image and file blocks; blocks without one are shown in words. */
  readonly files?: ReadonlyMap<Block, string>;
  /** A number of 32 bits that the message carries, by which it is found again. */
  readonly mark?: number | undefined;
}

/** The message for these blocks: always within Discord's limits, and shortened only where it must be. */
export function render(blocks: readonly Block[], { files, mark }: Rendering = {}): DiscordMessage {
  const parts = withinCount(toParts(blocks, files));
  const components = parts.map((part, index) => toComponent(part, index));
  const tone = toneOf(blocks);
  const [only, ...more] = components;
  const isText = only?.type === ComponentType.TextDisplay && more.length === 0;
  return {
    flags: MessageFlags.IsComponentsV2,
    components:
      isText && mark === undefined && tone === undefined
        ? [only]
        : [
            {
              type: ComponentType.Container,
              ...(mark !== undefined && { id: mark }),
              ...(tone !== undefined && { accent_color: colors[tone] }),
              components,
            },
          ],
    allowed_mentions: { parse: [] },
  };
}

/** Where components are too many, neighboring texts share one; then parts without room are left out. */
function withinCount(parts: readonly Part[]): readonly Part[] {
  const isFew = 1 + sum(parts) <= MOST_COMPONENTS;
  const few = isFew ? parts : joinTexts(parts.filter(({ type }) => type !== "divider"));
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
  switch (part.type) {
    case "row":
      return 1 + part.buttons.length;
    case "option":
      return 3; // the section, its text, and its button
    case "select":
      return 2;
    default:
      return 1;
  }
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + cost(part), 0);
}

function toComponent(part: Part, index: number): APIComponentInContainer {
  switch (part.type) {
    case "text":
      return textDisplay(part.piece.text);
    case "option":
      return {
        type: ComponentType.Section,
        components: [textDisplay(part.piece.text === "" ? "…" : part.piece.text)],
        accessory: toButton(part.button),
      };
    case "select":
      return toSelect(part, index);
    case "divider":
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
    case "picture":
      return {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: `attachment://${part.file}` }, description: part.alt }],
      };
    case "file":
      return { type: ComponentType.File, file: { url: `attachment://${part.file}` } };
    case "row":
      return toRow(part.buttons);
    default:
      return part satisfies never;
  }
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}
