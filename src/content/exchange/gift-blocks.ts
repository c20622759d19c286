// Splits a GIFT file into blocks at blank lines.
import type { Row } from "../read/page-sections.ts";

/** A part of a GIFT file without blank lines. */
export interface GiftBlock {
  readonly comments: readonly Row[];
  /** Everything else. */
  readonly rows: readonly Row[];
}

/** Splits a file into blocks. */
export function splitBlocks(text: string): readonly GiftBlock[] {
  const blocks: { comments: Row[]; rows: Row[] }[] = [];
  let afterBlank = true;
  for (const [index, row] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (row.trim() === "") {
      afterBlank = true;
      continue;
    }
    if (afterBlank) blocks.push({ comments: [], rows: [] });
    afterBlank = false;
    const kind = row.trim().startsWith("//") ? "comments" : "rows";
    blocks.at(-1)?.[kind].push({ line: index + 1, text: row });
  }
  return blocks;
}
