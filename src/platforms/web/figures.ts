// Distributions and tables as HTML.
import { html } from "hono/html";
import { percent } from "../../ports/block-lines.ts";
import type { BarRow, Block, Column } from "../../ports/reply.ts";
import { inlineMarkdown } from "./markdown.ts";
import type { Reader } from "./reader.ts";

type Html = ReturnType<typeof html>;

/** A table, because each bar has a label, a share, and a count. */
export function renderBars(rows: readonly BarRow[]): Html {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return html`<table class="bars"><tbody>${rows.map((row) => renderBar(row, total))}</tbody></table>`;
}

function renderBar({ label, detail, count, mark }: BarRow, total: number): Html {
  const words = detail === undefined ? "" : html` ${inlineMarkdown(detail, "UTC")}`;
  const right = mark === "right";
  return html`<tr${right ? html` class="right"` : ""}><th scope="row">${right ? "✅ Right: " : ""}<b>${label}</b>${words}</th>
    <td><meter aria-hidden="true" min="0" max="${Math.max(1, total)}" value="${count}"></meter> ${count} (${percent(count, total)})</td></tr>`;
}

/** In a box of its own that scrolls, where the page is narrower. */
export function renderTable(
  { caption, columns, rows }: Extract<Block, { type: "table" }>,
  { zone }: Reader,
): Html {
  const cell = (text: string, column: Column | undefined, index: number) =>
    index === 0
      ? html`<th scope="row"${alignment(column)}>${inlineMarkdown(text, zone)}</th>`
      : html`<td${alignment(column)}>${inlineMarkdown(text, zone)}</td>`;
  return html`<div class="table" tabindex="0" role="group" aria-label="${caption ?? "Table"}"><table>
    ${caption === undefined ? "" : html`<caption>${inlineMarkdown(caption, zone)}</caption>`}
    <thead><tr>${columns.map((column) => html`<th scope="col"${alignment(column)}>${column.title}</th>`)}</tr></thead>
    <tbody>${rows.map(({ cells, emphasis }) => html`<tr${emphasis ? html` class="you"` : ""}>${cells.map((text, index) => cell(text, columns[index], index))}</tr>`)}</tbody></table></div>`;
}

function alignment(column: Column | undefined) {
  return column?.align === "right" ? html` class="number"` : "";
}
