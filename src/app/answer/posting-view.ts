// A posting as its channel sees it: open with the number of answers, then the reveal.
import type { Curriculum } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { printable } from "../command/printable.ts";
import { DAILY_HINT, hintButtons } from "./hint-view.ts";
import { letterButtons, optionLines, questionLine, rationaleLines, stemBlocks } from "./question-view.ts";
import { sourceLinks } from "./sources.ts";
import { ASKED_AGAIN } from "./verdict-view.ts";

/** Below this many answers the distribution could tell who answered what. */
const FEWEST_FOR_DISTRIBUTION = 5;

/** The open posting: question, options in full, closing time, number of answers, one button a letter. */
export function openPosting(posting: Posting, answers: number, curriculum: Curriculum): readonly Block[] {
  const { question, order } = posting;
  return [
    { type: "text", muted: true, markdown: `Question of the day · ${questionLine(question, curriculum)}` },
    ...stemBlocks(question),
    { type: "text", markdown: optionLines(question, order) },
    letterButtons(order, (letter) => ({ name: "answer", args: [posting.id, letter] })),
    {
      type: "buttons",
      buttons: hintButtons(question, DAILY_HINT, { name: "hint", args: [posting.id] }),
    },
    { type: "text", muted: true, markdown: `${count(answers)} · ${closing(posting)}\n${posting.reason}` },
  ];
}

/** How many names a reveal lists at most. */
export const MOST_NAMED = 10;

/**
 * The reveal: the right option, all rationales, and how the team did. `named` are those who were right and want to be
 * named; no one else is mentioned.
 */
export function revealedPosting(
  posting: Posting,
  curriculum: Curriculum,
  named: readonly string[] = [],
): readonly Block[] {
  const { question, order } = posting;
  return [
    { type: "text", muted: true, markdown: `Closed · ${questionLine(question, curriculum)}` },
    ...stemBlocks(question),
    { type: "text", markdown: rationaleLines(question, order) },
    { type: "text", markdown: question.explanation },
    { type: "text", markdown: [results(posting), ...rightNames(posting, named)].join("\n") },
    { type: "text", muted: true, markdown: `Source: ${sourceLinks(question.sources)}` },
    ...myAnswer(posting),
  ];
}

/** Members haven't seen their verdicts yet if the question kept them back. */
function myAnswer({ id, feedback }: Posting): readonly Block[] {
  if (feedback === "instant") return [];
  return [{ type: "buttons", buttons: [{ label: "My answer", action: { name: "my-answer", args: [id] } }] }];
}

/** A closed posting whose question is open elsewhere for its reader: no key, no distribution. */
export function secretPosting({ question, order }: Posting, curriculum: Curriculum): readonly Block[] {
  return [
    { type: "text", muted: true, markdown: `Closed · ${questionLine(question, curriculum)}` },
    ...stemBlocks(question),
    { type: "text", markdown: optionLines(question, order) },
    { type: "text", markdown: ASKED_AGAIN },
  ];
}

/** What opens a closed posting's thread, where people discuss it. */
export function discussion({ question }: Posting): readonly Block[] {
  return [{ type: "text", markdown: `Why is it so? Talk it over here.\n${question.explanation}` }];
}

/** When an open posting closes, in each reader's own time. */
function closing({ closesAt }: Posting): string {
  return closesAt === undefined ? "closes with the next question" : `closes {time:${closesAt}}`;
}

function results({ question, order, tally }: Posting): string {
  if (tally === undefined) return "📊 The answers are being counted.";
  const total = tally.reduce((sum, some) => sum + some, 0);
  if (total === 0) return "📊 No one answered this one.";
  const right = countRight({ question, tally });
  const summary = `📊 ${count(total)}, ${Math.round((100 * right) / total)}% right`;
  if (total < FEWEST_FOR_DISTRIBUTION) return summary;
  const shares = order.map((option, place) => `${"ABCD".charAt(place)} ${tally[option] ?? 0}`);
  return `${summary} (${shares.join(" · ")})`;
}

function countRight({ question, tally = [] }: Pick<Posting, "question" | "tally">): number {
  return question.options.reduce((sum, option, index) => sum + (option.correct ? (tally[index] ?? 0) : 0), 0);
}

/** “Ada, Bo and 3 more”: the share of right answers reveals the number of others anyway. */
function rightNames(posting: Posting, named: readonly string[]): readonly string[] {
  if (named.length === 0) return [];
  const names = named.map((name) => printable(name) || "Someone");
  const more = countRight(posting) - names.length;
  return [`✅ Right: ${enumerate.format(more > 0 ? [...names, `${more} more`] : names)}`];
}

const enumerate = new Intl.ListFormat("en-GB", { type: "conjunction" });

function count(answers: number): string {
  return answers === 1 ? "1 answered" : `${answers} answered`;
}
