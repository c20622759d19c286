// Why the bot chose a question: a sentence under the post.
import type { Choice } from "../../core/choose-question.ts";
import { monthAndDay } from "../../core/markdown/date-text.ts";
import type { Posting } from "../../ports/storage/postings.ts";

/** `topic` is the topic's title. `last` is the team's last closed posting of the question, for a comeback. */
export function reasonFor(choice: Choice, topic: string, last?: Posting): string {
  const { daysSinceAsked, topicAsked, topicSize } = choice;
  if (choice.comeback) return `${COMEBACK} ${before(choice, last)}${guess(choice)}`;
  if (daysSinceAsked !== undefined) return `Last asked ${daysAgo(daysSinceAsked)}.${guess(choice)}`;
  if (topicAsked === 0) return `New topic for your team: ${topic}.`;
  return `New for your team: question ${topicAsked + 1} of ${topicSize} on ${topic}.`;
}

const COMEBACK = "🔁 **Comeback:**";

/** Whether it's the reason of a comeback. */
export function isComeback(reason: string): boolean {
  return reason.startsWith(COMEBACK);
}

/** What the bot expects from the cards. */
function guess({ wouldKnow, of }: Choice): string {
  return of === 0 ? "" : ` My guess: ${wouldKnow} of ${of} ${of === 1 ? "knows" : "know"} it now.`;
}

function before({ daysSinceAsked = 0 }: Choice, last: Posting | undefined): string {
  const { question, tally = [], date } = last ?? {};
  const answered = tally.reduce((sum, count) => sum + count, 0);
  const right = question?.options.reduce(
    (sum, { correct }, index) => sum + (correct ? (tally[index] ?? 0) : 0),
    0,
  );
  // One person's result belongs to that person.
  if (date === undefined || right === undefined || answered < 2)
    return `last asked ${daysAgo(daysSinceAsked)}.`;
  const missed = answered - right;
  if (missed === 0) return `all of you knew this on ${monthAndDay(date)}.`;
  return `${share(missed, answered)} of you missed this on ${monthAndDay(date)}.`;
}

/** Shares that have a name, as parts of twelve. */
const names: Readonly<Record<number, string>> = {
  3: "a quarter",
  4: "a third",
  6: "half",
  8: "two thirds",
  9: "three quarters",
  12: "all",
};

/** "half", or "3 of 7" where no name is exact. */
function share(part: number, whole: number): string {
  return names[(12 * part) / whole] ?? `${part} of ${whole}`;
}

/** Another channel can be a day ahead. */
function daysAgo(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "a day ago" : `${days} days ago`;
}
