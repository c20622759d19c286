// A posting as its channel sees it while it's open.
import { markdownName } from "../../core/display-name.ts";
import { weekdayName } from "../../core/markdown/date-text.ts";
import type { Curriculum } from "../../core/model.ts";
import { calendarDate, daysBetween } from "../../core/study-day.ts";
import type { Block } from "../../ports/reply.ts";
import type { ZonedOutage } from "../../ports/storage/daily/outages.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { DAILY_HINT, hintButtons } from "./hint-view.ts";
import { inOrder, optionRows, questionLine, stemBlocks } from "./question-view.ts";
import { countRight, FEWEST_FOR_DISTRIBUTION } from "./reveal-view.ts";

/** How many wrong answers to one option are worth a line the day after. */
const FEWEST_FOOLED = 2;

/** The open posting: question, options with their buttons, number of answers, closing time. `opening` comes first. */
export function openPosting(
  posting: Posting,
  answers: number,
  curriculum: Curriculum,
  opening: readonly Block[] = [],
): readonly Block[] {
  const { question, order } = posting;
  return [
    { type: "tone", tone: "question" },
    ...opening,
    {
      type: "text",
      muted: true,
      markdown: `❓ **Question of the day** · ${questionLine(question, curriculum)}`,
    },
    ...stemBlocks(question),
    { type: "divider" },
    optionRows(question, order, (letter) => ({ name: "answer", args: [posting.id, letter] })),
    { type: "divider" },
    {
      type: "text",
      muted: true,
      markdown: `**${answers} answered** · ${closing(posting)}\n${posting.reason}`,
    },
    { type: "buttons", buttons: hintButtons(question, DAILY_HINT, { name: "hint", args: [posting.id] }) },
  ];
}

/** Who leads this week, as leaderboards show them. */
export interface Leader {
  readonly name: string;
  readonly points: number;
}

/** The lines above a question: how the one before it went, or how it all works for a drill's first. */
export function openingLine(
  { date }: Posting,
  before: Posting | undefined,
  leaders: readonly Leader[] = [],
  outage?: ZonedOutage,
): readonly Block[] {
  const down: readonly Block[] =
    outage === undefined ? [] : [{ type: "text", muted: true, markdown: wereDown(outage) }];
  if (before === undefined)
    return [
      {
        type: "text",
        muted: true,
        markdown:
          "👋 **How it works:** tap a letter. Only you see whether it's right. Everyone sees the answer when the question closes.",
      },
    ];
  const result = resultOf(before);
  if (result === undefined) return down;
  const when = daysBetween(before.date, date) === 1 ? "Yesterday" : "Last time";
  const markdown = [`**${when}:** ${result}`, ...podium(leaders)].join(" ");
  return [...down, { type: "text", muted: true, markdown }];
}

/** “We were down on Tuesday.”, by the drill's dates. A weekday's name says nothing about an outage of a week. */
function wereDown({ from, until, zone }: ZonedOutage): string {
  const [first, last] = [calendarDate(from, zone), calendarDate(until, zone)];
  const days = daysBetween(first, last);
  const when =
    days === 0
      ? `on ${weekdayName(first)}`
      : days < 7
        ? `from ${weekdayName(first)} to ${weekdayName(last)}`
        : `for ${days} days`;
  return `🔌 We were down ${when}. Your streaks are safe.`;
}

/** “🏆 Ada 34 · Bo 32”: a leader alone would be no contest. */
function podium(leaders: readonly Leader[]): readonly string[] {
  if (leaders.length < 2) return [];
  return [`🏆 ${leaders.map(({ name, points }) => `${markdownName(name)} ${points}`).join(" · ")}`];
}

/** “C was right, 7 of 12. B fooled 3 of you.” */
function resultOf({ question, order, tally }: Posting): string | undefined {
  const total = tally?.reduce((sum, some) => sum + some, 0) ?? 0;
  if (tally === undefined || total === 0) return undefined;
  const all = inOrder(question, order).map((one) => ({ ...one, count: tally[one.index] ?? 0 }));
  const key = all.find(({ option }) => option.correct);
  const [worst] = all.filter(({ option }) => !option.correct).toSorted((a, b) => b.count - a.count);
  const right = `${key?.letter} was right, ${countRight({ question, tally })} of ${total}.`;
  const fooledMany = total >= FEWEST_FOR_DISTRIBUTION && worst !== undefined && worst.count >= FEWEST_FOOLED;
  return fooledMany ? `${right} ${worst.letter} fooled ${worst.count} of you.` : right;
}

/** When an open posting closes, in each reader's own time. */
function closing({ closesAt }: Posting): string {
  return closesAt === undefined ? "closes with the next question" : `closes {until:${closesAt}}`;
}
