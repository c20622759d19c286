// Blocks as lines of Markdown, where a platform has no better form for them.
import { type PlainWords, plainMarkdown } from "../core/markdown/plain.ts";
import type { BarRow, Block, Column, OptionRow, RankingRow } from "./reply.ts";

type Table = Extract<Block, { type: "table" }>;
type Ranking = Extract<Block, { type: "ranking" }>;

const SHORT_ROW = 90;

/** “**A** a text”; a marked option starts with an icon and a word. */
export function optionLine({ letter, markdown, mark }: OptionRow): string {
  if (mark === "right") return `✅ **Right: ${letter}** ${markdown}`;
  if (mark === "wrong") return `❌ **You: ${letter}** ${markdown}`;
  return `**${letter}** ${markdown}`;
}

const medals = ["🥇", "🥈", "🥉"];

/** A medal for the first three ranks, else the number. */
export function rankSign(rank: number): string {
  return medals[rank - 1] ?? String(rank);
}

/** What a row of a ranking says after the name: “12 points · 1 of 2 right”. */
export function scoreText({ value, note }: RankingRow, unit: Ranking["unit"]): string {
  const words = unit === undefined ? value : `${value} ${value === "1" ? "point" : unit}`;
  return note === undefined ? words : `${words} · ${note}`;
}

/** The title above a ranking's values. */
export function scoreTitle(unit: Ranking["unit"]): string {
  return unit === undefined ? "Score" : "Points";
}

/** A row's name, with what there is to say about it. */
export function rankedName(name: string, { note, you }: RankingRow): string {
  const words = you ? `${name} (you)` : name;
  return note === undefined ? words : `${words} · ${note}`;
}

/** What the labels of a distribution stand for; nothing if they speak for themselves. */
export function barDetails(rows: readonly BarRow[]): readonly string[] {
  return rows.flatMap(({ label, detail, mark }) =>
    detail === undefined ? [] : [`${mark === "right" ? "✅ " : ""}**${label}** ${detail}`],
  );
}

const CELLS = 10;

/** Bars of characters for a fixed-width font: “A ███░░░░░░░ 2 (17%)”. */
export function barLines(rows: readonly BarRow[]): readonly string[] {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const width = Math.max(...rows.map(({ label }) => label.length));
  const digits = Math.max(...rows.map(({ count }) => String(count).length));
  return rows.map(({ label, count, mark }) => {
    const words = `${String(count).padStart(digits)} (${percent(count, total)})`;
    return `${label.padEnd(width)} ${bar(count, total)} ${words}${mark === "right" ? " ✓ right" : ""}`;
  });
}

/** A share as so many cells; any answer at all fills one. */
export function bar(count: number, total: number, cells = CELLS): string {
  const full = count === 0 || total === 0 ? 0 : Math.max(1, Math.round((cells * count) / total));
  return "█".repeat(full).padEnd(cells, "░");
}

/** “17%”. */
export function percent(count: number, total: number): string {
  return `${total === 0 ? 0 : Math.round((100 * count) / total)}%`;
}

/** A table as Markdown: short rows take a line; long ones a list with the columns' titles. */
export function tableLines(table: Table): readonly string[] {
  const [, ...titles] = table.columns;
  const isShort = table.rows.every(({ cells }) => cells.join(" · ").length <= SHORT_ROW);
  const rows = table.rows.flatMap(({ cells: [name = "", ...cells], emphasis }) => {
    const first = `**${name}**`;
    if (isShort) {
      const words = cells.map((cell, place) => withTitle(cell, titles[place]));
      return [[first, ...words.map((cell) => (emphasis ? `**${cell}**` : cell))].join(" · ")];
    }
    return [first, ...cells.map((cell, place) => `- ${titles[place]?.title ?? ""}: ${cell}`)];
  });
  return [...(table.caption === undefined ? [] : [`**${table.caption}**`]), ...rows];
}

/** “12 concepts”: a number says nothing without its column's title. */
function withTitle(cell: string, column: Column | undefined): string {
  return column !== undefined && /^\d+$/.test(cell) ? `${cell} ${column.title.toLowerCase()}` : cell;
}

/** Characters that a fixed-width font shows in one cell each. */
const oneCellEach = /^[\u0020-\u024f\u2010-\u2027–…✓·]*$/;

/**
 * A table as lines for a fixed-width font, up to `most` characters wide. Undefined if it's wider, or if characters
 * have other widths.
 */
export function fixedWidthTable({ columns, rows }: Table, words: PlainWords, most: number) {
  const titles = columns.map(({ title }) => title);
  const lines = [titles, ...rows.map(({ cells }) => cells.map((cell) => plainMarkdown(cell, words)))];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  const isWide = widths.reduce((sum, width) => sum + width + 2, -2) > most;
  if (isWide || !lines.flat().every((cell) => oneCellEach.test(cell))) return undefined;
  return lines.map((line) =>
    line
      .map((cell, place) => {
        const width = widths[place] ?? 0;
        return columns[place]?.align === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
