// Blocks as Slack's Block Kit: pure, escaped, within every limit.
import type { types } from "@slack/bolt";
import { type Block, type Button, encodeAction, type RankingRow } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import { cut, limits, splitText } from "./limits.ts";
import { boldMrkdwn, escapeText, literal, mrkdwn } from "./mrkdwn.ts";
import { plainText } from "./plain-text.ts";
import { writeNote } from "./view-note.ts";

type SlackBlock = types.KnownBlock;

/** What the Web API and response_urls take: blocks, and the same as plain text for notifications. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export function renderMessage(given: readonly Block[]): SlackMessage {
  const blocks = visibleBlocks(given);
  return { text: plainText(blocks), blocks: renderBlocks(blocks, limits.blocksInMessage) };
}

/** The App Home. @param team the workspace that it shows */
export function renderHome(blocks: readonly Block[], team?: string): types.HomeView {
  return { type: "home", ...noteOf(team), blocks: renderBlocks(blocks, limits.blocksInView) };
}

/** A reply to a button where there is no message: in the App Home. */
export function renderModal(blocks: readonly Block[], team?: string): types.ModalView {
  return {
    type: "modal",
    ...noteOf(team),
    title: { type: "plain_text", text: "Kubedrill" },
    close: { type: "plain_text", text: "Close" },
    blocks: renderBlocks(blocks, limits.blocksInView),
  };
}

function noteOf(team: string | undefined) {
  return team === undefined ? {} : { private_metadata: writeNote({ team }) };
}

export function renderBlocks(blocks: readonly Block[], most: number): SlackBlock[] {
  const number = countFrom(1);
  const rendered = visibleBlocks(blocks).flatMap((block) => renderBlock(block, number));
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
  if (block.type !== "section") return 0;
  const texts = [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

function renderBlock(block: Block, number: () => number): readonly SlackBlock[] {
  switch (block.type) {
    case "heading":
      return heading(block.text);
    case "text":
      return block.muted ? context(mrkdwn(block.markdown)) : sections(mrkdwn(block.markdown));
    case "code":
      return code(block.text);
    case "fields":
      return fields(block.fields);
    case "ranking":
      return sections(block.rows.map(rankingLine).join("\n"));
    case "image":
      return context(literal(block.alt));
    case "buttons":
      return chunks(block.buttons, limits.buttons).map((buttons) => ({
        type: "actions",
        elements: buttons.map((button) => renderButton(button, number())),
      }));
    default:
      return block satisfies never;
  }
}

/** Slack's own headers take short plain text; what has marks in it, or signs to escape, is bold instead. */
function heading(text: string): readonly SlackBlock[] {
  if (text.length <= limits.header && !/[`*[\]{}<>&:\n]/.test(text) && text.trim() !== "") {
    return [{ type: "header", text: { type: "plain_text", text, emoji: false } }];
  }
  return splitText(boldMrkdwn(text), limits.section).flatMap(sections);
}

function sections(text: string): readonly SlackBlock[] {
  return splitText(text, limits.section).map((part) => section({ text: verbatim(part) }));
}

/** Slack folds long sections behind "see more" unless it's told not to. */
function section(content: Pick<types.SectionBlock, "text" | "fields">): SlackBlock {
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

function rankingLine({ rank, member, value, you }: RankingRow): string {
  const name = literal(member.name);
  return you ? `${rank}. *${name}* (you) · ${literal(value)}` : `${rank}. ${name} · ${literal(value)}`;
}

function renderButton({ label, action, style }: Button, number: number): types.Button {
  return {
    type: "button",
    text: { type: "plain_text", text: cut(label, limits.label), emoji: false },
    // Unique in the message; what is done stands in the value.
    action_id: `${action.name}-${number}`,
    value: encodeAction(action),
    ...(style === undefined ? {} : { style }),
  };
}

function chunks<T>(all: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

function countFrom(first: number): () => number {
  let next = first;
  return () => next++;
}
