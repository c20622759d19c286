// Changing a drill by choosing: a select for each setting. Everything can also be typed.
import { localTime } from "../../core/drill-calendar.ts";
import { type Action, type Block, type Choice, fitsButton } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { optionPairs } from "../command/command-action.ts";
import type { GivenOptions } from "../command/read-options.ts";
import type { Context } from "../context.ts";
import { likelyZones } from "../zone/drill-zone.ts";
import { placeOf } from "../zone/zones.ts";
import { pauseButton, resumeButton, upNext, weekdaysText, whenText } from "./drill-view.ts";

/** What a drill is like, and what it could be like. */
export function drillMenu(drill: Drill, context: Context): readonly Block[] {
  return [
    { type: "text", markdown: `**${whenText(drill.schedule)}.** ${upNext(drill)}` },
    ...drillChoices(drill, context),
  ];
}

/** A select per setting, the present value chosen. */
export function drillChoices(drill: Drill, context: Context): readonly Block[] {
  const { schedule, paused } = drill;
  return [
    select(
      "Time",
      schedule.time,
      times.map((time) => [time, { time }]),
    ),
    select(
      "Weekdays",
      weekdaysText(schedule.weekdays),
      weekdays.map(([label, typed]) => [label, { weekdays: typed }]),
    ),
    select("Time zone", zoneText(schedule.zone, context.now), zoneChoices(drill, context)),
    select("Topics", topicsText(drill, context), [
      ["All topics", { topics: "all" }],
      ...context.curriculum.topics.map(({ slug, title }) => [`Only ${title}`, { topics: slug }] as const),
    ]),
    select(
      "Difficulty",
      difficulties.get((drill.difficulties ?? [1, 2, 3]).join("")) ?? "easy and hard",
      [...difficulties.values()].map((label) => [label, { difficulty: label.replace(" and ", ", ") }]),
    ),
    select("Verdict", feedbacks[drill.feedback], [
      [feedbacks.instant, { feedback: "instant" }],
      [feedbacks.at_close, { feedback: "at_close" }],
    ]),
    select("Closing", closingText(drill.closesAfterHours), [
      [closingText(undefined), { closes: "next" }],
      ...[4, 8, 24, 48, 72].map((hours) => [closingText(hours), { closes: String(hours) }] as const),
    ]),
    select("Discussion", discussions[drill.discussion ? "on" : "off"], [
      [discussions.on, { discussion: "on" }],
      [discussions.off, { discussion: "off" }],
    ]),
    { type: "buttons", buttons: [paused === undefined ? pauseButton : resumeButton] },
    {
      type: "text",
      muted: true,
      markdown: [
        "Everything can be typed too:",
        "{command:drill change time:9:40 zone:Europe/Paris}",
        "{command:drill change topics:DNS, Services difficulty:easy, medium}",
        "{command:drill change holidays:2026-12-24..2027-01-02}",
      ].join("\n"),
    },
  ];
}

/** Every half hour from 07:00 to 18:00. */
const times = Array.from(
  { length: 23 },
  (_, index) => `${String(7 + Math.floor(index / 2)).padStart(2, "0")}:${index % 2 === 0 ? "00" : "30"}`,
);

/** As `weekdaysText` names them, and as they are typed. */
const weekdays = [
  ["Mon–Fri", "mon-fri"],
  ["Every day", "daily"],
  ["Mon–Thu", "mon-thu"],
  ["Mon, Wed, Fri", "mon, wed, fri"],
  ["Tue, Thu", "tue, thu"],
] as const;

/** Levels by how a drill keeps them, as they are named. */
const difficulties: ReadonlyMap<string, string> = new Map([
  ["123", "all"],
  ["1", "easy"],
  ["12", "easy and medium"],
  ["2", "medium"],
  ["23", "medium and hard"],
  ["3", "hard"],
]);

const feedbacks = { instant: "at once", at_close: "when the question closes" } as const;
const discussions = { on: "a thread under each closed question", off: "off" } as const;

function closingText(hours: number | undefined): string {
  return hours === undefined ? "with the next question" : `after ${hours} hours`;
}

function zoneText(zone: string, now: number): string {
  return `${zone === "UTC" ? zone : placeOf(zone)} (${localTime(now, zone)} now)`;
}

function zoneChoices({ schedule }: Drill, context: Context): readonly Choosable[] {
  return [...new Set([schedule.zone, ...likelyZones(context)])].map((zone) => [
    zoneText(zone, context.now),
    { zone },
  ]);
}

function topicsText({ topics }: Drill, { curriculum }: Context): string {
  if (topics === undefined) return "All topics";
  const titles = topics.map((slug) => curriculum.topics.find((topic) => topic.slug === slug)?.title ?? slug);
  return titles.length === 1 ? `Only ${titles[0]}` : `${titles.length} topics`;
}

/** A label, and what it changes. */
type Choosable = readonly [label: string, options: GivenOptions];

/** Discord's limit for a select. */
const MOST_CHOICES = 25;
/** Slack's limit for a choice, less the setting's name. */
const LONGEST_VALUE = 55;

/** A select whose choices name their setting, so that what is chosen says what it is. */
function select(name: string, present: string, choices: readonly Choosable[]): Block {
  const all: readonly Choice[] = choices.map(([label, options]) => ({
    label: `${name}: ${label.slice(0, LONGEST_VALUE)}`,
    action: changeAction(options),
    ...(label === present && { chosen: true as const }),
  }));
  const fitting = all.filter(({ action }) => fitsButton(action)).slice(0, MOST_CHOICES);
  const isListed = fitting.some(({ chosen }) => chosen);
  return { type: "select", label: isListed ? name : `${name}: ${present}`, choices: fitting };
}

/** Changes the drill, and shows its menu again in the same message. */
export function changeAction(options: GivenOptions): Action {
  return { name: "drill-change", args: optionPairs(options) };
}
