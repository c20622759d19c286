// A drill as team admins see it: in a sentence, in full, and what became of it.
import { localTime, type Schedule } from "../../core/drill-calendar.ts";
import type { CalendarDate, Curriculum } from "../../core/model.ts";
import { addDays, calendarDate } from "../../core/study-day.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { commandAction } from "../command/command-action.ts";
import { difficultyNames } from "../option/read-difficulty.ts";
import { placeOf } from "../zone/zones.ts";

interface Field {
  readonly label: string;
  readonly value: string;
}

/** A new drill: when it starts, and what can be done at once. `canPost`: whether today's question can still come. */
export function createdDrill(drill: Drill, canPost: boolean): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**The daily question starts in this channel:** ${whenText(drill.schedule)}.\n${upNext(drill, "First question")}${canPost ? " {command:drill post} asks one now." : ""}`,
    },
    {
      type: "buttons",
      buttons: [...(canPost ? [{ ...postButton, style: "primary" } as const] : []), changeButton],
    },
  ];
}

/** The drill that a channel has already. */
export function knownDrill(drill: Drill, canPost: boolean): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**This channel has its daily question already:** ${whenText(drill.schedule)}.\n${upNext(drill)}`,
    },
    { type: "buttons", buttons: [changeButton, ...(canPost ? [postButton] : [])] },
  ];
}

/** All of a drill, and what can be done with it; `others` are drills of the team in other channels. */
export function drillInFull(
  drill: Drill,
  canPost: boolean,
  others: readonly Drill[],
  curriculum: Curriculum,
): readonly Block[] {
  return [
    { type: "heading", text: "The daily question of this channel", large: true },
    { type: "fields", fields: drillFields(drill, curriculum) },
    {
      type: "buttons",
      buttons: [
        ...(drill.paused === undefined
          ? [...(canPost ? [postButton] : []), changeButton, pauseButton]
          : [resumeButton, changeButton]),
        { label: "Remove …", action: commandAction("run", "drill remove"), style: "danger" },
      ],
    },
    ...(others.length === 0
      ? []
      : [{ type: "text", muted: true, markdown: `In other channels:\n${drillLines(others)}` } as const]),
  ];
}

/** A team's drills, seen from a channel that has none. */
export function drillsElsewhere(drills: readonly Drill[]): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `This channel has no daily question. These have one:\n${drillLines(drills)}`,
    },
    { type: "buttons", buttons: [startButton] },
  ];
}

const MOST_LINES = 20;

function drillLines(drills: readonly Drill[]): string {
  const lines = drills
    .slice(0, MOST_LINES)
    .map(
      (drill) => `- {channel:${drill.channel}}: ${whenText(drill.schedule)}${drill.paused ? ", paused" : ""}`,
    );
  return [...lines, ...(drills.length > MOST_LINES ? [`- and ${drills.length - MOST_LINES} more`] : [])].join(
    "\n",
  );
}

/** What a change did. */
export function changedDrill(before: Drill, after: Drill, curriculum: Curriculum): readonly Block[] {
  const earlier = drillFields(before, curriculum);
  const changed = drillFields(after, curriculum).filter(
    ({ label, value }, index) => label !== "Next" && earlier[index]?.value !== value,
  );
  if (changed.length === 0) return [{ type: "text", markdown: `Nothing to change. ${upNext(after)}` }];
  return [
    { type: "text", markdown: `**Changed.** ${upNext(after)}` },
    { type: "fields", fields: changed },
  ];
}

/** “Mon–Fri at 09:00, Berlin time”. */
export function whenText({ time, zone, weekdays }: Schedule): string {
  return `${weekdaysText(weekdays)} at ${time}, ${zoneLabel(zone)}`;
}

/** The zone of a time, as every sentence about a drill has it. */
function zoneLabel(zone: string): string {
  return zone === "UTC" ? zone : `${placeOf(zone)} time`;
}

const dayFormat = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
  timeZone: "UTC",
});

/** A moment in the drill's own zone: "Tuesday, March 3, at 09:00, Berlin time". */
export function momentText(at: number, { zone }: Pick<Schedule, "zone">): string {
  return `${dayFormat.format(Date.parse(calendarDate(at, zone)))}, at ${localTime(at, zone)}, ${zoneLabel(zone)}`;
}

/** When a drill asks next, or why it does not. */
export function upNext({ paused, next, schedule }: Drill, label = "Next question"): string {
  if (paused !== undefined) return "It is paused: {command:drill resume} starts it again.";
  if (next !== undefined) return `${label}: ${momentText(next.at, schedule)}.`;
  return "It asks on no day: its days off cover the next year. {command:drill change holidays:none} takes them off.";
}

/** In a fixed order: comparing fields finds changes. */
function drillFields(drill: Drill, { topics }: Curriculum): readonly Field[] {
  const { schedule, difficulties, closesAfterHours, paused } = drill;
  const titles = drill.topics?.map((slug) => topics.find((topic) => topic.slug === slug)?.title ?? slug);
  return [
    { label: "When", value: whenText(schedule) + (schedule.zone === "UTC" ? "" : ` (${schedule.zone})`) },
    { label: "Next", value: paused === undefined ? nextText(drill) : pausedText(paused, schedule) },
    { label: "Days off", value: schedule.holidays.length === 0 ? "none" : holidaysText(schedule.holidays) },
    { label: "Topics", value: titles?.join(", ") ?? "all" },
    {
      label: "Difficulty",
      value: difficulties?.map((level) => difficultyNames[level - 1]).join(", ") ?? "all",
    },
    { label: "Verdict", value: verdictText(drill.feedback) },
    { label: "Closes", value: closingText(closesAfterHours) },
    { label: "Discussion", value: discussionText(drill.discussion ? "on" : "off") },
    { label: "Weekly recap", value: recapText(drill.recap === false ? "off" : "on") },
  ];
}

function nextText({ next, schedule }: Drill): string {
  return next === undefined ? "no day: the days off cover the next year" : momentText(next.at, schedule);
}

function pausedText({ at, because }: NonNullable<Drill["paused"]>, schedule: Schedule): string {
  return `paused since ${momentText(at, schedule)}${because === undefined ? "" : `. ${because}`}`;
}

/** These take the option's value, as it's typed. */
export function verdictText(feedback: string): string {
  return feedback === "instant" ? "at once" : "when the question closes";
}
export function discussionText(discussion: string): string {
  return discussion === "on" ? "a thread under each closed question" : "off";
}

export function recapText(recap: string): string {
  return recap === "on" ? "after each week's last question" : "off";
}

export function closingText(hours: number | undefined): string {
  if (hours === undefined) return "with the next question";
  return hours === 1 ? "after an hour" : `after ${hours} hours`;
}

export const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** “Mon–Fri”, “Every day”, or “Mon, Wed”. */
export function weekdaysText(weekdays: readonly number[]): string {
  if (weekdays.length === 7) return "Every day";
  const names = weekdays.map((day) => dayNames[day - 1]);
  const [first = 0] = weekdays;
  const inARow = weekdays.length > 2 && weekdays.every((day, index) => day === first + index);
  return inARow ? `${names[0]}–${names.at(-1)}` : names.join(", ");
}

/** A field holds only so much on every platform. */
const MOST_RANGES = 30;

/** As it can be typed: `2026-12-24..2027-01-02, 2027-05-01`. */
function holidaysText(holidays: readonly CalendarDate[]): string {
  const ranges: { readonly from: CalendarDate; to: CalendarDate }[] = [];
  for (const date of holidays) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === date) last.to = date;
    else ranges.push({ from: date, to: date });
  }
  const shown = ranges.slice(0, MOST_RANGES).map(({ from, to }) => (from === to ? from : `${from}..${to}`));
  const more = ranges.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`${more} more`])].join(", ");
}

/** Starts a drill in the channel it is pressed in. */
export const startButton: Button = {
  label: "Start a daily question here",
  action: commandAction("run", "drill create"),
  style: "primary",
};
const pauseButton: Button = { label: "Pause", action: commandAction("run", "drill pause") };
export const resumeButton: Button = {
  label: "Resume",
  action: commandAction("run", "drill resume"),
  style: "primary",
};
const postButton: Button = { label: "Post now", action: commandAction("run", "drill post") };
export const changeButton: Button = { label: "Change …", action: commandAction("run", "drill change") };
