// Blocks as the parts of a Discord message, each within Discord's limits.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { type Action, type Block, type Button, type Choice, encodeAction } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { fitPieces } from "./fit.ts";
import { optionPiece, type Piece, pictureInWords, toPiece } from "./pieces.ts";

const BUTTONS_IN_ROW = 5;
const MOST_IN_LABEL = 80;
const MOST_CHOICES = 25;
const MOST_IN_CHOICE = 100;
const MOST_IN_PLACEHOLDER = 150;

/** The parts in order, never none. `files` names the attached files of image and file blocks. */
export function toParts(
  blocks: readonly Block[],
  files: ReadonlyMap<Block, string> | undefined,
): readonly Part[] {
  return withoutRepeats(shortened(visibleBlocks(blocks).flatMap((block) => partsOf(block, files))));
}

/** What a message is made of: texts, options with their buttons, pictures, files, rows of up to five buttons, and selects. */
export type Part =
  | { readonly type: "text"; readonly piece: Piece }
  | { readonly type: "option"; readonly piece: Piece; readonly button: Button }
  | { readonly type: "select"; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly type: "divider" }
  | { readonly type: "picture"; readonly file: string; readonly alt: string }
  | { readonly type: "file"; readonly file: string }
  | { readonly type: "row"; readonly buttons: readonly Button[] };

function partsOf(block: Block, files: ReadonlyMap<Block, string> | undefined): readonly Part[] {
  switch (block.type) {
    case "buttons":
      return inRows(block.buttons).map((buttons) => ({ type: "row", buttons }));
    case "options":
      return block.options.every(({ action }) => action === undefined)
        ? [{ type: "text", piece: toPiece(block) }]
        : block.options.map((option) => {
            const piece = optionPiece(option);
            const { letter, action } = option;
            if (action === undefined) return { type: "text", piece };
            return { type: "option", piece, button: { label: letter, action, style: "primary" } };
          });
    case "select":
      return [{ type: "select", label: block.label, choices: block.choices.slice(0, MOST_CHOICES) }];
    case "divider":
      return [{ type: "divider" }];
    case "tone":
      return [];
    case "image": {
      const file = files?.get(block);
      if (file !== undefined) return [{ type: "picture", file, alt: block.alt }];
      return [{ type: "text", piece: pictureInWords(block.alt) }];
    }
    case "file": {
      const file = files?.get(block);
      if (file !== undefined) return [{ type: "file", file }];
      return [{ type: "text", piece: toPiece({ type: "text", markdown: block.failed }) }];
    }
    default:
      return [{ type: "text", piece: toPiece(block) }];
  }
}

/** Rows of up to five. */
export function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows = Math.ceil(buttons.length / BUTTONS_IN_ROW);
  return Array.from({ length: rows }, (_, row) =>
    buttons.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW),
  );
}

function shortened(parts: readonly Part[]): readonly Part[] {
  const fitting = fitPieces(parts.flatMap((part) => ("piece" in part ? [part.piece] : []))).values();
  return parts
    .map((part) => ("piece" in part ? { ...part, piece: fitting.next().value ?? part.piece } : part))
    .filter((part) => part.type !== "text" || part.piece.text !== "");
}

/** Discord refuses a message in which two buttons do the same, or two choices of a select: the first one stays. */
function withoutRepeats(parts: readonly Part[]): readonly Part[] {
  const isNew = onlyNew();
  return parts.flatMap((part): readonly Part[] => {
    if (part.type === "option") return isNew(part.button) ? [part] : [{ type: "text", piece: part.piece }];
    if (part.type === "select") return [{ ...part, choices: part.choices.filter(onlyNew()) }];
    if (part.type !== "row") return [part];
    const buttons = part.buttons.filter(isNew);
    return buttons.length === 0 ? [] : [{ ...part, buttons }];
  });
}

function onlyNew(): (acting: { readonly action: Action }) => boolean {
  const seen = new Set<string>();
  return ({ action }) => {
    const id = encodeAction(action);
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  };
}

/** @param buttons up to five */
export function toRow(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return { type: ComponentType.ActionRow, components: buttons.map(toButton) };
}

/** @param place among the message's selects: their ids differ */
export function toSelect(
  { label, choices }: Extract<Part, { type: "select" }>,
  place: number,
): APIActionRowComponent<APIStringSelectComponent> {
  const chosen = choices.findIndex((choice) => choice.chosen);
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodeAction({ name: "select", args: [String(place)] }),
    placeholder: cut(label, MOST_IN_PLACEHOLDER),
    options: choices.map(({ label, action }, index) => ({
      label: cut(label, MOST_IN_CHOICE),
      value: encodeAction(action),
      ...(index === chosen ? { default: true } : {}),
    })),
  };
  return { type: ComponentType.ActionRow, components: [select] };
}

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

export function toButton({ label, action, style }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style === undefined ? ButtonStyle.Secondary : styles[style],
    label: cut(label, MOST_IN_LABEL),
    custom_id: encodeAction(action),
  };
}

function cut(words: string, most: number): string {
  return (words.length > most ? `${words.slice(0, most - 1)}…` : words).toWellFormed();
}
