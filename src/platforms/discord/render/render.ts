// Blocks as a Discord message (Components V2): pure. One frame around text, pictures and rows of buttons.
import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import { type Block, type Button, encodeAction } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { fitPieces } from "./fit.ts";
import { type Piece, pictureInWords, toPiece } from "./pieces.ts";

/** Most components of a message, nested ones included. */
const MOST_COMPONENTS = 40;
const BUTTONS_IN_ROW = 5;
const MOST_IN_LABEL = 80;

/** A message's body, for posts, edits and replies alike. No mention in it notifies anybody. */
export interface DiscordMessage {
  readonly flags: number;
  readonly components: readonly (APIContainerComponent | APITextDisplayComponent)[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

export interface Rendering {
  /** Names of the attached files that show an image block; an image without one is shown in words. */
  readonly files?: ReadonlyMap<Block, string>;
  /** A number of 32 bits that the message carries, by which it is found again. */
  readonly mark?: number | undefined;
}

/** The message for these blocks: always within Discord's limits, and shortened only where it must be. */
export function render(blocks: readonly Block[], { files, mark }: Rendering = {}): DiscordMessage {
  const parts = withinCount(shortened(visibleBlocks(blocks).flatMap((block) => toParts(block, files))));
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

type Part =
  | { readonly type: "text"; readonly piece: Piece }
  | { readonly type: "picture"; readonly file: string; readonly alt: string }
  | { readonly type: "row"; readonly buttons: readonly Button[] };

function toParts(block: Block, files: ReadonlyMap<Block, string> | undefined): readonly Part[] {
  switch (block.type) {
    case "buttons":
      return inRows(block.buttons).map((buttons) => ({ type: "row", buttons }));
    case "image": {
      const file = files?.get(block);
      if (file !== undefined) return [{ type: "picture", file, alt: block.alt }];
      return [{ type: "text", piece: pictureInWords(block.alt) }];
    }
    default:
      return [{ type: "text", piece: toPiece(block) }];
  }
}

function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows = Math.ceil(buttons.length / BUTTONS_IN_ROW);
  return Array.from({ length: rows }, (_, row) =>
    buttons.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW),
  );
}

function shortened(parts: readonly Part[]): readonly Part[] {
  const fitting = fitPieces(parts.flatMap((part) => (part.type === "text" ? [part.piece] : []))).values();
  return parts
    .map((part) => (part.type === "text" ? { ...part, piece: fitting.next().value ?? part.piece } : part))
    .filter((part) => part.type !== "text" || part.piece.text !== "");
}

/** Where components are too many, neighbouring texts share one; then whatever has no room is left out. */
function withinCount(parts: readonly Part[]): readonly Part[] {
  const unique = withoutRepeats(parts);
  const few = 1 + sum(unique) <= MOST_COMPONENTS ? unique : joinTexts(unique);
  let used = 1;
  return few.filter((part) => {
    const room = used + cost(part) <= MOST_COMPONENTS;
    if (room) used += cost(part);
    return room;
  });
}

/** Discord refuses a message in which two buttons do the same: the first one stays. */
function withoutRepeats(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  const isNew = ({ action }: Button) => {
    const id = encodeAction(action);
    return seen.has(id) ? false : seen.add(id);
  };
  return parts
    .map((part) => (part.type === "row" ? { ...part, buttons: part.buttons.filter(isNew) } : part))
    .filter((part) => part.type !== "row" || part.buttons.length > 0);
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
      return { type: ComponentType.ActionRow, components: part.buttons.map(toButton) };
    default:
      return part satisfies never;
  }
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function toButton({ label, action, style }: Button): APIButtonComponentWithCustomId {
  const shown = label.length > MOST_IN_LABEL ? `${label.slice(0, MOST_IN_LABEL - 1)}…` : label;
  return {
    type: ComponentType.Button,
    style: style === undefined ? ButtonStyle.Secondary : styles[style],
    label: shown.toWellFormed(),
    custom_id: encodeAction(action),
  };
}
