// Blocks as Slack's Block Kit: pure, escaped, within every limit.
import type { types } from "@slack/bolt";
import {
  barDetails,
  barLines,
  optionLine,
  rankSign,
  scoreText,
  tableLines,
} from "../../../ports/block-lines.ts";
import type { Block, OptionRow, RankingRow } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { chunks, renderButton, renderSelect } from "./elements.ts";
import { cut, limits, splitText } from "./limits.ts";
import { boldMrkdwn, escapeText, literal, mrkdwn } from "./mrkdwn.ts";
import { plainText } from "./plain-text.ts";
import { plain } from "./plain-words.ts";
import { boldLine } from "./rich-text.ts";
import { barTable, rankingTable, renderTable, type Table } from "./tables.ts";
import { type ViewNote, writeNote } from "./view-note.ts";

type SlackBlock = types.KnownBlock;

/** What the Web API and response_urls take: blocks, and the same as plain text for notifications. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export function renderMessage(given: readonly Block[]): SlackMessage {
  const blocks = visibleBlocks(given);
  return { text: plainText(blocks), blocks: renderBlocks(blocks, limits.blocksInMessage, "message") };
}

/** The App Home. @param team the workspace that it shows */
export function renderHome(blocks: readonly Block[], team?: string): types.HomeView {
  return { type: "home", ...noteOf({ team }), blocks: renderBlocks(blocks, limits.blocksInView) };
}

/** A reply where there is no message. @param note the workspace whose data it shows, and the channel that it's about */
export function renderModal(blocks: readonly Block[], note?: Partial<ViewNote>): types.ModalView {
  return {
    type: "modal",
    ...noteOf(note),
    title: { type: "plain_text", text: "Kubedrill" },
    close: { type: "plain_text", text: "Close" },
    blocks: renderBlocks(blocks, limits.blocksInView),
  };
}

function noteOf(note: Partial<ViewNote> | undefined) {
  return note?.team === undefined ? {} : { private_metadata: writeNote(note) };
}

/** Where blocks are shown: only messages take tables, one each. */
type Surface = "message" | "view";

export function renderBlocks(
  blocks: readonly Block[],
  most: number,
  surface: Surface = "view",
): SlackBlock[] {
  const page: Page = { number: countFrom(1), tables: surface === "message" ? 1 : 0 };
  const rendered = [...joinSelects(visibleBlocks(blocks).flatMap((block) => renderBlock(block, page)))];
  const fitting = countFitting(rendered);
  if (rendered.length <= most && fitting === rendered.length) return rendered;
  // What is cut is text: the buttons at the end lead on from all of it.
  const last = rendered.findLastIndex(({ type }) => type !== "actions") + 1;
  const buttons = rendered.slice(last).slice(0, most - 1);
  const texts = rendered.slice(0, Math.min(last, fitting, most - 1 - buttons.length));
  return [...texts, ...context("… and more than Slack shows in one message."), ...buttons];
}

/** How many blocks stay within what Slack takes of text in one message. */
function countFitting(blocks: readonly SlackBlock[]): number {
  let length = 0;
  const tooMuch = blocks.findIndex((block) => {
    length += textLength(block);
    return length > limits.text;
  });
  return tooMuch === -1 ? blocks.length : tooMuch;
}

function textLength(block: SlackBlock): number {
  if (block.type === "context") return JSON.stringify(block.elements).length;
  if (block.type === "rich_text") return JSON.stringify(block.elements).length;
  if (block.type !== "section") return 0;
  const texts = [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

/** What the blocks of a page share: numbers for its elements, and the tables that it still takes. */
interface Page {
  readonly number: () => number;
  tables: number;
}

function renderBlock(block: Block, page: Page): readonly SlackBlock[] {
  switch (block.type) {
    case "heading":
      return heading(block);
    case "text":
      return block.muted ? context(mrkdwn(block.markdown)) : sections(mrkdwn(block.markdown));
    case "code":
      return code(block.text);
    case "fields":
      return fields(block.fields);
    case "ranking":
      return (
        tableIn(page, rankingTable(block)) ??
        sections(block.rows.map((row) => rankingLine(row, block.unit)).join("\n"))
      );
    case "options":
      return options(block.options, page);
    case "bars":
      return (
        tableIn(page, barTable(block)) ?? [
          ...sections(mrkdwn(barDetails(block.rows).join("\n"))),
          ...code(barLines(block.rows).join("\n")),
        ]
      );
    case "table":
      return [
        ...(block.caption === undefined ? [] : sections(boldMrkdwn(block.caption))),
        ...(tableIn(page, block) ?? sections(mrkdwn(withoutCaption(block).join("\n")))),
      ];
    case "select":
      return [{ type: "actions", elements: [renderSelect(block, page.number())] }];
    case "divider":
      return [{ type: "divider" }];
    case "tone":
      return [];
    case "image":
      return context(literal(block.alt));
    case "file":
      return sections(mrkdwn(block.failed));
    case "buttons":
      return chunks(block.buttons, limits.buttons).map((buttons) => ({
        type: "actions",
        elements: buttons.map((button) => renderButton(button, page.number())),
      }));
    default:
      return block satisfies never;
  }
}

/** A page's title is a header, which takes plain text. A stem is bold throughout. */
function heading({ text, large }: Extract<Block, { type: "heading" }>): readonly SlackBlock[] {
  if (!large) return [boldLine(cut(text, limits.section))];
  return [
    { type: "header", text: { type: "plain_text", text: cut(plain(text), limits.header), emoji: false } },
  ];
}

function withoutCaption(table: Table): readonly string[] {
  return tableLines({ type: "table", columns: table.columns, rows: table.rows });
}

/** The table, if the page still takes one. */
function tableIn(page: Page, table: Table): readonly SlackBlock[] | undefined {
  const rendered = page.tables > 0 ? renderTable(table) : undefined;
  if (rendered === undefined) return undefined;
  page.tables--;
  return [rendered];
}

/** Each option with its button in one row; without buttons, lines. */
function options(all: readonly OptionRow[], page: Page): readonly SlackBlock[] {
  if (all.every(({ action }) => action === undefined))
    return sections(mrkdwn(all.map(optionLine).join("\n")));
  return all.flatMap((option): readonly SlackBlock[] => {
    const [row = "", ...more] = splitText(mrkdwn(optionLine(option)), limits.section);
    const { letter, markdown, action } = option;
    if (action === undefined) return [row, ...more].flatMap(sections);
    const button = renderButton({ label: letter, action }, page.number());
    const words = cut(`Answer ${letter}: ${plain(markdown)}`, limits.accessibilityLabel);
    const accessory = { ...button, accessibility_label: words };
    return [section({ text: verbatim(row), accessory }), ...more.flatMap(sections)];
  });
}

function sections(text: string): readonly SlackBlock[] {
  return splitText(text, limits.section).map((part) => section({ text: verbatim(part) }));
}

/** Slack folds long sections behind "see more" unless `expand` is set. */
function section(content: Pick<types.SectionBlock, "text" | "fields" | "accessory">): SlackBlock {
  return { type: "section", expand: true, ...content };
}

function context(text: string): readonly SlackBlock[] {
  return splitText(text, limits.context).map((part) => ({ type: "context", elements: [verbatim(part)] }));
}

/** Not parsed by Slack for names, channels and addresses. */
function verbatim(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

const FENCE = "```";

function code(text: string): readonly SlackBlock[] {
  const inside = escapeText(text).replaceAll(FENCE, "`\u200b`\u200b`");
  return splitText(inside, limits.section - 2 * (FENCE.length + 1)).map((part) =>
    section({ text: verbatim(`${FENCE}\n${part}\n${FENCE}`) }),
  );
}

function fields(all: Extract<Block, { type: "fields" }>["fields"]): readonly SlackBlock[] {
  const texts = all.map(({ label, value }) => {
    const [text = ""] = splitText(`${boldMrkdwn(label)}\n${mrkdwn(value)}`, limits.field);
    return verbatim(text);
  });
  return chunks(texts, limits.fields).map((some) => section({ fields: some }));
}

function rankingLine(row: RankingRow, unit: "points" | undefined): string {
  const name = literal(row.member.name);
  const score = literal(scoreText(row, unit));
  const sign = row.rank > 3 ? `${row.rank}.` : rankSign(row.rank);
  return row.you ? `${sign} *${name}* (you) · ${score}` : `${sign} ${name} · ${score}`;
}

/** A select and the buttons after it share a row. */
function joinSelects(blocks: readonly SlackBlock[]): readonly SlackBlock[] {
  const joined: SlackBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isSelect = last?.type === "actions" && last.elements.at(-1)?.type === "static_select";
    if (
      isSelect &&
      block.type === "actions" &&
      last.elements.length + block.elements.length <= limits.buttons
    )
      joined[joined.length - 1] = { ...last, elements: [...last.elements, ...block.elements] };
    else joined.push(block);
  }
  return joined;
}

function countFrom(first: number): () => number {
  let next = first;
  return () => next++;
}
