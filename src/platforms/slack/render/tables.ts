// Tables as Slack's table blocks. Its cells are plain or rich text: no name in them is taken for a mark.
import type { types } from "@slack/bolt";
import { escapeSigns } from "../../../core/markdown/escape.ts";
import { parseInline } from "../../../core/markdown/parse-inline.ts";
import { bar, percent, rankedName, rankSign, scoreTitle } from "../../../ports/block-lines.ts";
import type { Block, Column, TableRow } from "../../../ports/reply.ts";
import { limits } from "./limits.ts";
import { plain } from "./plain-words.ts";
import { richLine } from "./rich-text.ts";

/** Of a bar: next to the option and the count, a phone has room for no more. */
const CELLS = 5;

export type Table = Extract<Block, { type: "table" }>;

/** @returns undefined where Slack has no room for it */
export function renderTable({ columns, rows }: Table): types.TableBlock | undefined {
  const titles: TableRow = { cells: columns.map(({ title }) => title), emphasis: true };
  const all = [titles, ...rows];
  const length = all.reduce((sum, { cells }) => sum + cells.reduce((some, cell) => some + cell.length, 0), 0);
  if (all.length > limits.rows || columns.length > limits.columns || length > limits.cells) return undefined;
  return {
    type: "table",
    column_settings: columns.map(settingsOf),
    rows: all.map(({ cells, emphasis }) => cells.map((cell) => renderCell(cell, emphasis === true))),
  };
}

function settingsOf({ align }: Column) {
  return align === undefined ? { is_wrapped: true } : { align };
}

/** Marks and bold letters take rich text. */
function renderCell(cell: string, bold: boolean): types.RawTextElement | types.RichTextBlock {
  const [first, ...more] = parseInline(cell);
  if (!bold && more.length === 0 && first?.type === "text") return { type: "raw_text", text: plain(cell) };
  return richLine(cell, bold ? { bold: true } : {});
}

/** A leaderboard. */
export function rankingTable({ unit, rows }: Extract<Block, { type: "ranking" }>): Table {
  return {
    type: "table",
    columns: [
      { title: "Rank", align: "right" },
      { title: "Name" },
      { title: scoreTitle(unit), align: "right" },
    ],
    rows: rows.map((row) => ({
      cells: [rankSign(row.rank), escapeSigns(rankedName(row.member.name, row)), escapeSigns(row.value)],
      ...(row.you ? { emphasis: true } : {}),
    })),
  };
}

/** A distribution. */
export function barTable({ rows }: Extract<Block, { type: "bars" }>): Table {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const hasDetails = rows.some(({ detail }) => detail !== undefined);
  return {
    type: "table",
    columns: [
      { title: hasDetails ? "Option" : "Answer" },
      { title: "Share" },
      { title: "Answers", align: "right" },
    ],
    rows: rows.map(({ label, detail, count, mark }) => {
      const name = detail === undefined ? label : `**${label}** ${detail}`;
      return {
        cells: [
          mark === "right" ? `✅ ${name}` : name,
          bar(count, total, CELLS),
          `${count} (${percent(count, total)})`,
        ],
      };
    }),
  };
}
