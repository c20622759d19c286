// Blocks as the parts of a Discord message, each within Discord's limits.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { type Block, type Button, encodeAction } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { fitPieces } from "./fit.ts";
import { type Piece, pictureInWords, toPiece } from "./pieces.ts";

const BUTTONS_IN_ROW = 5;
const MOST_IN_LABEL = 80;

/** The parts in order, never none. `files` names the attached files that show an image block. */
export function toParts(
  blocks: readonly Block[],
  files: ReadonlyMap<Block, string> | undefined,
): readonly Part[] {
  return withoutRepeats(shortened(visibleBlocks(blocks).flatMap((block) => partsOf(block, files))));
}

/** What a message is made of: texts, pictures, and rows of up to five buttons. */
export type Part =
  | { readonly type: "text"; readonly piece: Piece }
  | { readonly type: "picture"; readonly file: string; readonly alt: string }
  | { readonly type: "row"; readonly buttons: readonly Button[] };

function partsOf(block: Block, files: ReadonlyMap<Block, string> | undefined): readonly Part[] {
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

/** @param buttons up to five */
export function toRow(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return { type: ComponentType.ActionRow, components: buttons.map(toButton) };
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
