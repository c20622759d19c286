// A closed posting: the reveal, its rationales, and what opens its thread.
import type { Concept, Curriculum } from "../../core/model.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { printable } from "../command/printable.ts";
import { isComeback } from "../daily/reason.ts";
import { conceptButton } from "../lookup/concept-view.ts";
import {
  inOrder,
  optionRows,
  questionLine,
  rationaleLines,
  revealedOptions,
  stemBlocks,
} from "./question-view.ts";
import { sourceLinks } from "./sources.ts";
import { ASKED_AGAIN } from "./verdict-view.ts";

/** With fewer answers, the distribution could tell who answered what. */
export const FEWEST_FOR_DISTRIBUTION = 5;

/** How many names a reveal lists at most. */
export const MOST_NAMED = 10;

/**
 * The reveal: the right option and why, how the team did, and buttons for more. `named` are those who were right and
 * want to be named; no one else is mentioned.
 */
export function revealedPosting(
  posting: Posting,
  curriculum: Curriculum,
  named: readonly string[] = [],
): readonly Block[] {
  const { question, order } = posting;
  const key = inOrder(question, order).find(({ option }) => option.correct);
  return [
    { type: "tone", tone: "right" },
    closedLine(posting, curriculum),
    // The guess is worth comparing with what the team knew.
    ...(isComeback(posting.reason) ? [{ type: "text", muted: true, markdown: posting.reason } as const] : []),
    ...stemBlocks(question),
    { type: "divider" },
    { type: "heading", text: `✅ Right: ${key?.letter}. ${key?.option.text}` },
    { type: "text", markdown: `${key?.option.why}\n\n${question.explanation}` },
    distribution(posting),
    { type: "text", markdown: [results(posting), ...rightNames(posting, named)].join("\n") },
    { type: "divider" },
    { type: "buttons", buttons: revealButtons(posting, curriculum.concepts.get(question.concept)) },
    { type: "text", muted: true, markdown: `Source: ${sourceLinks(question.sources, curriculum)}` },
  ];
}

/** A closed posting whose question is open elsewhere for its reader: no key, no distribution. */
export function secretPosting(posting: Posting, curriculum: Curriculum): readonly Block[] {
  const { question, order } = posting;
  return [
    closedLine(posting, curriculum),
    ...stemBlocks(question),
    optionRows(question, order),
    { type: "text", markdown: ASKED_AGAIN },
  ];
}

/** Every option's rationale, for one reader, who chose option `chosen` if they answered. */
export function rationaleBlocks(
  { question, order }: Posting,
  curriculum: Pick<Curriculum, "sourceTitles">,
  chosen?: number,
): readonly Block[] {
  return [
    { type: "heading", text: question.stem },
    { type: "text", markdown: rationaleLines(question, order, chosen) },
    { type: "text", muted: true, markdown: `Source: ${sourceLinks(question.sources, curriculum)}` },
  ];
}

/** What opens a closed posting's thread, where people discuss it. */
export function discussion({ question }: Posting): readonly Block[] {
  return [{ type: "text", markdown: `**Why is that?** Discuss it here.\n${question.explanation}` }];
}

function closedLine({ question }: Posting, curriculum: Curriculum): Block {
  return { type: "text", muted: true, markdown: `🔒 Closed · ${questionLine(question, curriculum)}` };
}

/** Bars once there are enough answers; before that, the options alone. */
function distribution({ question, order, tally = [] }: Posting): Block {
  const options = revealedOptions(question, order);
  const total = tally.reduce((sum, some) => sum + some, 0);
  if (total < FEWEST_FOR_DISTRIBUTION) return { type: "options", options };
  const rows = inOrder(question, order).map(({ letter, option, index }) => ({
    label: letter,
    detail: option.text,
    count: tally[index] ?? 0,
    ...(option.correct ? { mark: "right" as const } : {}),
  }));
  return { type: "bars", rows };
}

function results({ question, tally }: Posting): string {
  if (tally === undefined) return "The answers are being counted.";
  const total = tally.reduce((sum, some) => sum + some, 0);
  if (total === 0) return "No one answered this one.";
  return `**${countRight({ question, tally })} of ${total} got it right.**`;
}

export function countRight({ question, tally = [] }: Pick<Posting, "question" | "tally">): number {
  return question.options.reduce((sum, option, index) => sum + (option.correct ? (tally[index] ?? 0) : 0), 0);
}

/** “Ada, Bo, and 3 more”: the share of right answers reveals the number of others anyway. */
function rightNames(posting: Posting, named: readonly string[]): readonly string[] {
  if (named.length === 0) return [];
  const names = named.map((name) => printable(name) || "Someone");
  const more = countRight(posting) - names.length;
  return [`Right: ${enumerate.format(more > 0 ? [...names, `${more} more`] : names)}`];
}

const enumerate = new Intl.ListFormat("en-US", { type: "conjunction" });

function revealButtons(posting: Posting, concept: Concept | undefined): readonly Button[] {
  const wrong = inOrder(posting.question, posting.order).filter(({ option }) => !option.correct);
  const letters = wrong.map(({ letter }) => letter).join(", ");
  // Members haven't seen their verdicts yet if the question kept them back.
  const own: readonly Button[] =
    posting.feedback === "instant"
      ? []
      : [{ label: "My answer", action: { name: "my-answer", args: [posting.id] }, style: "primary" }];
  return [
    ...own,
    { label: `Why not ${letters}?`, action: { name: "why-not", args: [posting.id] } },
    ...(concept === undefined ? [] : [conceptButton(concept.slug, `Look up ${concept.title}`)]),
  ];
}
