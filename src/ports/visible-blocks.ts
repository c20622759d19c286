// Drops the empty parts of a message, because platforms refuse them, and the characters that reorder text.
import { displayName, withoutOverrides } from "../core/display-name.ts";
import type { Block, Button, RankingRow, TableRow, Tone } from "./reply.ts";

const NOTHING: Block = { type: "text", markdown: "Nothing to show here." };
const NOT_SENT = "I couldn't send the file.";

/**
 * The blocks of a message without empty ones; if none is left, a sentence. Every renderer starts here, so no platform
 * can get an empty message.
 */
export function visibleBlocks(blocks: readonly Block[]): readonly [Block, ...Block[]] {
  const visible = blocks.flatMap((block) => visibleBlock(block) ?? []);
  const [first, ...others] = visible.some(saysSomething) ? withoutLooseDividers(visible) : [NOTHING];
  return [first ?? NOTHING, ...others];
}

/** The accent that the last tone block gives the message. */
export function toneOf(blocks: readonly Block[]): Tone | undefined {
  return blocks.findLast((block) => block.type === "tone")?.tone;
}

function saysSomething({ type }: Block): boolean {
  return type !== "tone" && type !== "divider";
}

/** A divider stands between two parts, never at an end or next to another one. */
function withoutLooseDividers(blocks: readonly Block[]): readonly Block[] {
  const kept: Block[] = [];
  let divider: Block | undefined;
  for (const block of blocks) {
    if (block.type === "divider") divider = kept.some(saysSomething) ? block : undefined;
    else {
      if (divider !== undefined && saysSomething(block)) {
        kept.push(divider);
        divider = undefined;
      }
      kept.push(block);
    }
  }
  return kept;
}

/** The block without empty parts; undefined if nothing is left. An unchanged image or file stays the same object. */
function visibleBlock(block: Block): Block | undefined {
  switch (block.type) {
    case "heading":
    case "code":
      return isVisible(block.text) ? { ...block, text: withoutOverrides(block.text) } : undefined;
    case "text":
      return isVisible(block.markdown) ? { ...block, markdown: withoutOverrides(block.markdown) } : undefined;
    case "fields": {
      const fields = block.fields
        .filter(({ label, value }) => isVisible(label) || isVisible(value))
        .map(({ label, value }) => ({ label: orSign(label, "–"), value: orSign(value, "–") }));
      return fields.length === 0 ? undefined : { ...block, fields };
    }
    case "ranking":
      return block.rows.length === 0 ? undefined : { ...block, rows: block.rows.map(visibleRow) };
    case "options": {
      const options = block.options.map((option) => ({ ...option, markdown: orSign(option.markdown, "–") }));
      return options.length === 0 ? undefined : { ...block, options };
    }
    case "bars": {
      const rows = block.rows.map((row) => ({
        ...row,
        label: orSign(row.label, "–"),
        ...(row.detail === undefined ? {} : { detail: orSign(row.detail, "–") }),
      }));
      return rows.length === 0 ? undefined : { ...block, rows };
    }
    case "table":
      return visibleTable(block);
    case "select": {
      const choices = block.choices.map((choice) => ({ ...choice, label: orSign(choice.label, "…") }));
      return choices.length === 0 ? undefined : { ...block, label: orSign(block.label, "Choose"), choices };
    }
    case "divider":
    case "tone":
      return block;
    case "file":
      return orSign(block.failed, NOT_SENT) === block.failed
        ? block
        : { ...block, failed: orSign(block.failed, NOT_SENT) };
    case "image":
      return orSign(block.alt, "A picture") === block.alt
        ? block
        : { ...block, alt: orSign(block.alt, "A picture") };
    case "buttons": {
      const buttons = block.buttons.map(
        (button): Button => ({ ...button, label: orSign(button.label, "…") }),
      );
      return buttons.length === 0 ? undefined : { ...block, buttons };
    }
    default:
      return block satisfies never;
  }
}

/** Every row gets a cell per column. */
function visibleTable(table: Extract<Block, { type: "table" }>): Block | undefined {
  if (table.columns.length === 0 || table.rows.length === 0) return undefined;
  const { caption = "" } = table;
  const fill = (row: TableRow): TableRow => ({
    ...row,
    cells: table.columns.map((_, place) => orSign(row.cells[place] ?? "", "–")),
  });
  return {
    type: "table",
    ...(isVisible(caption) ? { caption: withoutOverrides(caption) } : {}),
    columns: table.columns.map((column) => ({ ...column, title: orSign(column.title, "–") })),
    rows: table.rows.map(fill),
  };
}

function visibleRow(row: RankingRow): RankingRow {
  const member = { ...row.member, name: displayName(row.member.name) };
  const note = row.note === undefined ? {} : { note: withoutOverrides(row.note) };
  return { ...row, member, value: withoutOverrides(row.value), ...note };
}

/** Whether a text has more than spaces, control characters, and format characters. */
function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}]/u.test(text);
}

function orSign(text: string, sign: string): string {
  return isVisible(text) ? withoutOverrides(text) : sign;
}
