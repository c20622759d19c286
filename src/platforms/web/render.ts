// Blocks as HTML: pure, escaped, with roles and names for screen readers.
import { html } from "hono/html";
import { optionLine, rankedName, rankSign, scoreTitle } from "../../ports/block-lines.ts";
import {
  type Block,
  type Button,
  type Choice,
  encodeAction,
  type Form,
  type OptionRow,
  type RankingRow,
} from "../../ports/reply.ts";
import { toneOf, visibleBlocks } from "../../ports/visible-blocks.ts";
import { renderBars, renderTable } from "./figures.ts";
import { renderForm } from "./forms.ts";
import { blockMarkdown, inlineMarkdown, timeElement } from "./markdown.ts";
import { hiddenFields, type Reader } from "./reader.ts";

type Html = ReturnType<typeof html>;

interface Shown {
  /** Unique in the page. */
  readonly id: string;
  readonly blocks: readonly Block[];
  readonly at: number;
  /** Shown in place of the blocks. */
  readonly form?: Form | undefined;
}

/** A public message: an article named by its first heading. */
export function publicMessage(message: Shown & { readonly revision: number }, reader: Reader): Html {
  const { id, blocks, at, revision } = message;
  const named = blocks.some(({ type }) => type === "heading");
  return html`<article id="${id}" class="message${toneClass(blocks)}" data-revision="${revision}"
    ${named ? html`aria-labelledby="${id}-title"` : html`aria-label="Kubedrill"`}>
    <p class="author"><b>Kubedrill</b> <span class="badge">app</span> ${timeElement(at, reader.zone)}</p>
    ${renderBlocks(id, blocks, reader)}
  </article>`;
}

/** A command that its reader typed. */
export function typedCommand(name: string, text: string, at: number, { zone }: Reader): Html {
  return html`<div class="message typed"><p class="author"><b>${name}</b> ${timeElement(at, zone)}</p><p>${text}</p></div>`;
}

/** A message that only its reader sees. */
export function privateMessage({ id, blocks, at, form }: Shown, reader: Reader): Html {
  return html`<div class="message private${toneClass(blocks)}">
    <p class="author"><b>Kubedrill</b> <span class="badge">app</span> ${timeElement(at, reader.zone)}
      <span class="private-note">👁 Only visible to you</span></p>
    ${form === undefined ? renderBlocks(id, blocks, reader) : renderForm(id, form, reader)}
  </div>`;
}

function toneClass(blocks: readonly Block[]): string {
  const tone = toneOf(blocks);
  return tone === undefined ? "" : ` tone-${tone}`;
}

function renderBlocks(id: string, given: readonly Block[], reader: Reader): Html {
  const blocks = visibleBlocks(given);
  if (reader.draw !== undefined) {
    // The platforms attach pictures and files; the page shows them below what it draws.
    const attached = blocks.flatMap((block): readonly (Html | Promise<Html>)[] => {
      if (block.type === "image") return [imageElement(block)];
      return block.type === "file" ? [fileElement(block, reader)] : [];
    });
    const others = blocks.filter(({ type }) => type !== "image" && type !== "file");
    return html`${reader.draw(others, { id, hidden: hiddenFields(reader) })}${attached}`;
  }
  const firstHeading = blocks.findIndex(({ type }) => type === "heading");
  return html`${blocks.map((block, index) => renderBlock(block, { id: `${id}-${index}`, titleId: index === firstHeading ? `${id}-title` : undefined }, reader))}`;
}

function renderBlock(
  block: Block,
  { id, titleId }: { readonly id: string; readonly titleId: string | undefined },
  reader: Reader,
): Html {
  switch (block.type) {
    case "heading":
      return html`<h2${titleId === undefined ? "" : html` id="${titleId}"`}${block.large ? html` class="large"` : ""}>${inlineMarkdown(block.text, reader.zone)}</h2>`;
    case "text":
      return html`<div class="${block.muted ? "text muted" : "text"}">${blockMarkdown(block.markdown, reader.zone)}</div>`;
    case "code":
      return html`<pre tabindex="0"><code class="language-${block.language}">${block.text}</code></pre>`;
    case "fields":
      return html`<dl>${block.fields.map(({ label, value }) => html`<dt>${label}</dt><dd>${inlineMarkdown(value, reader.zone)}</dd>`)}</dl>`;
    case "ranking":
      return html`<table><thead><tr><th scope="col" class="number">Rank</th><th scope="col">Name</th><th scope="col" class="number">${scoreTitle(block.unit)}</th></tr></thead>
        <tbody>${block.rows.map(renderRow)}</tbody></table>`;
    case "options":
      return renderOptions(id, block.options, reader);
    case "bars":
      return renderBars(block.rows);
    case "table":
      return renderTable(block, reader);
    case "select":
      return html`<form class="buttons" method="post" action="/act">${hiddenFields(reader)}
        <select name="action" aria-label="${block.label}" required>${placeholder(block)}${block.choices.map(renderChoice)}</select> <button>Show</button></form>`;
    case "divider":
      return html`<hr>`;
    case "tone":
      return html``;
    case "image":
      return html`${imageElement(block)}`;
    case "file":
      return fileElement(block, reader);
    case "buttons":
      return html`<form class="buttons" method="post" action="/act">${hiddenFields(reader)}
        ${block.buttons.map(renderButton)}</form>`;
    default:
      return block satisfies never;
  }
}

/** The picture inside the page; where it cannot be drawn, what it would say. */
function imageElement({ png, alt }: Extract<Block, { type: "image" }>): Promise<Html> {
  return png().then(
    (bytes) => html`<img src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}" alt="${alt}">`,
    () => html`<p class="muted">${alt}</p>`,
  );
}

/** A link that downloads the file of a private reply. */
function fileElement({ name, failed }: Extract<Block, { type: "file" }>, reader: Reader): Html {
  if (reader.entry === undefined) return html`<p>${inlineMarkdown(failed, reader.zone)}</p>`;
  const address = `/file?as=${encodeURIComponent(reader.as)}&entry=${encodeURIComponent(reader.entry)}`;
  return html`<p>📄 <a href="${address}" download="${name}">${name}</a></p>`;
}

/** Each option with its button in one row. @param id unique in the page */
function renderOptions(id: string, options: readonly OptionRow[], reader: Reader): Html {
  return html`<form class="options" method="post" action="/act">${hiddenFields(reader)}
    ${options.map((option) => renderOption(`${id}-${option.letter}`, option, reader))}</form>`;
}

function renderOption(id: string, option: OptionRow, { zone }: Reader): Html {
  const { letter, action } = option;
  const text = html`<div class="text" id="${id}">${blockMarkdown(optionLine(option), zone)}</div>`;
  if (action === undefined) return html`<div class="option">${text}</div>`;
  return html`<div class="option">${text}
    <button name="action" value="${encodeAction(action)}" aria-describedby="${id}">${letter}</button></div>`;
}

/** What to choose, shown until something is chosen. */
function placeholder({ label, choices }: Extract<Block, { type: "select" }>): Html {
  if (choices.some(({ chosen }) => chosen)) return html``;
  return html`<option value="" disabled selected>${label}</option>`;
}

function renderChoice({ label, action, chosen }: Choice): Html {
  return html`<option value="${encodeAction(action)}"${chosen ? html` selected` : ""}>${label}</option>`;
}

function renderRow(row: RankingRow): Html {
  return html`<tr${row.you ? html` class="you"` : ""}><td class="number">${rankSign(row.rank)}</td><th scope="row">${rankedName(row.member.name, row)}</th><td class="number">${row.value}</td></tr>`;
}

function renderButton({ label, action, style }: Button): Html {
  return html`<button name="action" value="${encodeAction(action)}"${style === undefined ? "" : html` class="${style}"`}>${label}</button>`;
}
