// The texts and picture of /progress: streak, accuracy, mastery, due reviews, strengths, and confusions.
import type { Away } from "../../core/away.ts";
import type { Milestone } from "../../core/leaderboard/milestone.ts";
import { fullDate } from "../../core/markdown/date-text.ts";
import { type Extremes, type Mastery, masteryText } from "../../core/mastery.ts";
import type { CalendarDate, Curriculum } from "../../core/model.ts";
import type { Block, Button } from "../../ports/reply.ts";
import { conceptButtons } from "../lookup/concept-view.ts";
import { reachedBlocks } from "../milestone/milestone-view.ts";
import { forecastText } from "../practice/forecast.ts";

/** The picture's data; `forecast` starts today, weekdays are English names. */
export interface ProgressData {
  /** Over all topics. */
  readonly overall: Mastery;
  readonly topics: readonly { readonly title: string; readonly mastery: Mastery }[];
  readonly forecast: readonly { readonly weekday: string; readonly reviews: number }[];
}

/** Draws the picture, a PNG. A learner who asks again while it is drawn gets the same one. */
export type RenderProgress = (data: ProgressData, learnerId: string) => Promise<Uint8Array>;

/** Postings of one drill answered in a row: now, and the record. Each freeze excuses one missed posting. */
export interface Streaks {
  readonly current: number;
  readonly longest: number;
  readonly freezes: number;
}

export interface Progress extends ProgressData {
  readonly streak: Streaks;
  readonly accuracy: { readonly right: number; readonly answered: number };
  /** What to do next, the best first. */
  readonly steps: readonly Button[];
  /** The earliest first. */
  readonly milestones?: readonly Milestone[];
  readonly concepts: Extremes;
  /** The time away that hasn't ended, and whether it includes today. */
  readonly away?: Away | undefined;
  readonly awayToday?: boolean;
  /** Which other accounts it includes. */
  readonly includes?: string | undefined;
  /** Titles of confused concepts, most often confused first. */
  readonly confusions: readonly { readonly titles: readonly [string, string]; readonly times: number }[];
  /** Since when the memory model is fitted to the learner's own reviews. */
  readonly personalSince?: CalendarDate | undefined;
}

const MOST_PAIRS = 3;

/** The smallest limit of any platform: https://docs.discord.com/developers/resources/message#attachment-object. */
const MAX_ALT_LENGTH = 1024;

/** Everything as text, then as a picture. `render` draws it only when it's shown. */
export function progressBlocks(
  progress: Progress,
  render: (data: ProgressData) => Promise<Uint8Array>,
  known: Curriculum["topics"] = [],
): readonly Block[] {
  const heading: Block = { type: "heading", text: "Your progress", large: true };
  if (progress.accuracy.answered === 0) {
    return [heading, noAnswers, { type: "buttons", buttons: progress.steps }];
  }
  const { overall, topics, forecast, concepts, steps, includes } = progress;
  const begun = topics.filter(isBegun);
  return [
    heading,
    overallBlock(progress),
    ...(includes === undefined ? [] : [{ type: "text", muted: true, markdown: includes } as const]),
    { type: "buttons", buttons: steps },
    { type: "fields", fields: fields(progress) },
    ...reachedBlocks(progress.milestones ?? [], known),
    ...modelBlocks(progress),
    ...masteryBlocks(topics),
    ...texts([strongestText(concepts), confusionLines(progress), weakestText(concepts)]),
    ...(concepts.weakest.length === 0 ? [] : [conceptButtons(concepts.weakest)]),
    { type: "image", png: () => render({ overall, topics: begun, forecast }), alt: progressAlt(progress) },
  ];
}

/** The picture in words, by topic and day. Leaves out the last topics if the text gets too long. */
export function progressAlt({ overall, topics, forecast }: ProgressData): string {
  const mastery = topics.filter(isBegun).map(({ title, mastery }) => `${title}: ${masteryText(mastery)}`);
  const reviews = forecast.map(({ weekday, reviews }) => `${weekday} ${reviews}`).join(", ");
  const days = `Reviews due from today on: ${reviews}.`;
  for (let shown = mastery.length; shown >= 0; shown--) {
    const left = mastery.length - shown;
    const listed = [...mastery.slice(0, shown), ...(left === 0 ? [] : [`${left} more`])].join("; ");
    const alt = `Right answers with the likely range (90%). Overall: ${masteryText(overall)}. ${listed === "" ? "" : `${listed}. `}${days}`;
    if (alt.length <= MAX_ALT_LENGTH) return alt;
  }
  return days.slice(0, MAX_ALT_LENGTH);
}

export const noAnswers: Block = {
  type: "text",
  markdown: "No answers yet. Your score starts with your first one.",
};

/** The first thing to read: all answers in one bar. */
export function overallBlock({ overall, accuracy }: Pick<Progress, "overall" | "accuracy">): Block {
  const { right, answered } = accuracy;
  const words =
    overall.type === "too few"
      ? `**Overall: ${masteryText(overall)}**`
      : `**Overall: ${Math.round(100 * overall.share)}% right** (${right} of ${answered})`;
  return { type: "text", markdown: `${masteryBar(overall)} ${words}` };
}

/** Squares of a bar: more leave no room for the words on a phone. Unlike full blocks, lines of them stay apart. */
const CELLS = 6;

/** The share as a bar, striped while there are few answers. */
function masteryBar(mastery: Mastery): string {
  const isSure = mastery.type === "estimate";
  const share = isSure ? mastery.share : mastery.right / Math.max(1, mastery.answered);
  return (isSure ? "■" : "▨").repeat(Math.round(CELLS * share)).padEnd(CELLS, "□");
}

function fields({ streak, forecast, away, awayToday }: Progress) {
  const days = forecast.map(({ reviews }) => reviews);
  return [
    { label: "Streak", value: streakText(streak) },
    {
      label: "Reviews",
      value: `${todayText(days[0] ?? 0, awayToday ? away : undefined)} ${forecastText({ days, away })}`,
    },
  ];
}

function todayText(due: number, away: Away | undefined): string {
  if (away !== undefined) return `Due reviews wait while you're away, until ${fullDate(away.last)}.`;
  return due === 0 ? "None due today." : `${due} due today: {command:review}.`;
}

function modelBlocks({ personalSince }: Progress): readonly Block[] {
  if (personalSince === undefined) return [];
  const markdown = `Your memory model has been personal since ${fullDate(personalSince)}: it predicts your own answers better than the standard one.`;
  return [{ type: "text", markdown, muted: true }];
}

export function streakText({ current, longest, freezes }: Streaks): string {
  if (longest === 0) return "None yet";
  const now = current === 0 ? "No streak" : `${current}-day streak`;
  const held = freezes === 0 ? "" : ` · ❄️ ${freezes === 1 ? "1 freeze" : `${freezes} freezes`}`;
  return `${now} (best: ${longest})${held}`;
}

function isBegun({ mastery }: ProgressData["topics"][number]): boolean {
  return mastery.type === "estimate" || mastery.answered > 0;
}

/** A bar per topic; small print says what the brackets mean, and which topics have no answers. */
export function masteryBlocks(topics: ProgressData["topics"]): readonly Block[] {
  const begun = topics.filter(isBegun);
  const untouched = topics.filter((topic) => !isBegun(topic)).map(({ title }) => title);
  const lines = begun.map(
    ({ title, mastery }) => `${masteryBar(mastery)} **${title}** ${masteryText(mastery)}`,
  );
  const hasRange = begun.some(({ mastery }) => mastery.type === "estimate");
  const notes = [
    ...(hasRange ? ["In brackets: where your real score probably is (90%)."] : []),
    ...(untouched.length === 0 ? [] : [`No answers yet: ${untouched.join(", ")}.`]),
  ];
  return [
    ...(lines.length === 0
      ? []
      : [{ type: "text", markdown: ["**Mastery**", ...lines].join("\n") } as const]),
    { type: "text", muted: true, markdown: notes.join(" ") },
  ];
}

function strongestText({ strongest }: Extremes): string | undefined {
  if (strongest.length === 0) return undefined;
  return `**Strongest:** ${strongest.map(({ title }) => title).join(", ")}`;
}

function weakestText({ weakest }: Extremes): string | undefined {
  return weakest.length === 0 ? undefined : "**Weakest**, worth a look:";
}

function confusionLines({ confusions }: Progress): string | undefined {
  if (confusions.length === 0) return undefined;
  const pairs = confusions
    .slice(0, MOST_PAIRS)
    .map(({ titles, times }) => `- ${titles.join(" and ")}, ${timesText(times)}`);
  return `**Mixed up** (practice with {command:quiz confused})\n${pairs.join("\n")}`;
}

function timesText(times: number): string {
  if (times === 1) return "once";
  return times === 2 ? "twice" : `${times} times`;
}

function texts(all: readonly (string | undefined)[]): readonly Block[] {
  return all.flatMap((markdown) => (markdown === undefined ? [] : [{ type: "text", markdown } as const]));
}
