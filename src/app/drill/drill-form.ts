// Setting a drill up by choosing: a field for each setting. Everything can be typed too.
import { localTime, type Schedule } from "../../core/drill-calendar.ts";
import type { ChoiceField, FieldChoice, Form, FormField } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Context } from "../context.ts";
import { difficultyNames } from "../option/read-difficulty.ts";
import { likelyZones } from "../zone/drill-zone.ts";
import { placeOf } from "../zone/zones.ts";
import { closingText, dayNames, discussionText, recapText, verdictText } from "./drill-view.ts";

/** What a form shows as chosen. */
export type DrillSettings = Pick<
  Drill,
  "topics" | "difficulties" | "feedback" | "closesAfterHours" | "discussion" | "recap"
> & { readonly schedule: Pick<Schedule, "time" | "zone" | "weekdays"> };

/** The settings that every platform's form has room for. The others are choices in messages too: `moreFields`. */
export const firstSettings = ["time", "zone", "weekdays", "topics", "difficulty"] as const;

export function drillForm(
  command: "drill create" | "drill change",
  shown: DrillSettings,
  context: Context,
): Form {
  return {
    title: "Daily question",
    command,
    fields: firstFields(shown, context),
    more: moreFields(shown),
    submit: command === "drill create" ? "Start" : "Save",
  };
}

function firstFields(shown: DrillSettings, context: Context): readonly FormField[] {
  const { schedule, difficulties = [] } = shown;
  return [
    {
      option: "time",
      label: "Time",
      hint: "Another time? Type it later: drill change time:9:40",
      choices: choices([...new Set([...times, schedule.time])].sort(), schedule.time),
    },
    zoneField(shown, context),
    {
      option: "weekdays",
      label: "Weekdays",
      none: "Every day",
      choices: dayNames.map((label, index) => ({
        label,
        value: label.toLowerCase(),
        ...(schedule.weekdays.includes(index + 1) && chosen),
      })),
    },
    topicsField(shown, context),
    {
      option: "difficulty",
      label: "Difficulty",
      none: "All levels",
      choices: difficultyNames.map((name, index) => ({
        label: name,
        value: name,
        ...(difficulties.some((level) => level === index + 1) && chosen),
      })),
    },
  ];
}

/** Choices of one, whose labels are their values where none are given. */
function choices(
  values: readonly string[],
  present: string,
  labelOf = (value: string) => value,
): readonly FieldChoice[] {
  return values.map((value) => ({ label: labelOf(value), value, ...(value === present && chosen) }));
}

const chosen = { chosen: true } as const;

/** Every half hour from 07:00 to 18:00. */
const times = Array.from(
  { length: 23 },
  (_, index) => `${String(7 + Math.floor(index / 2)).padStart(2, "0")}:${index % 2 === 0 ? "00" : "30"}`,
);

/** Discord's limit for a field's choices. */
const MOST_CHOICES = 25;
/** Slack's limit for a choice. */
const LONGEST_LABEL = 75;

function zoneField({ schedule }: DrillSettings, context: Context): FormField {
  const zones = [...new Set([schedule.zone, ...likelyZones(context)])].slice(0, MOST_CHOICES);
  const label = (zone: string) =>
    `${zone === "UTC" ? zone : placeOf(zone)} (${localTime(context.now, zone)} now)`;
  return {
    option: "zone",
    label: "Time zone",
    hint: "Another place? Type it later: drill change zone:Europe/Berlin",
    choices: choices(zones, schedule.zone, label),
  };
}

function topicsField({ topics = [] }: DrillSettings, { curriculum }: Context): FormField {
  const shared = { option: "topics", label: "Topics" };
  if (curriculum.topics.length > MOST_CHOICES)
    return { ...shared, label: "Topics, or all", value: topics.join(", ") || "all" };
  return {
    ...shared,
    none: "All topics",
    choices: curriculum.topics.map(({ slug, title }) => ({
      label: title.slice(0, LONGEST_LABEL),
      value: slug,
      ...(topics.includes(slug) && chosen),
    })),
  };
}

/** The settings that Discord's form has no room for. */
export function moreFields({
  feedback,
  closesAfterHours,
  discussion,
  recap = true,
}: DrillSettings): readonly ChoiceField[] {
  const closing = closesAfterHours === undefined ? "next" : `${closesAfterHours}h`;
  const closings = [...new Set(["next", "4h", "8h", "24h", "48h", "72h", closing])];
  const hours = (value: string) => closingText(value === "next" ? undefined : Number.parseInt(value, 10));
  return [
    {
      option: "feedback",
      label: "Verdict",
      choices: choices(["instant", "at_close"], feedback, verdictText),
    },
    { option: "closes", label: "Closing", choices: choices(closings, closing, hours) },
    {
      option: "discussion",
      label: "Discussion",
      choices: choices(["on", "off"], discussion ? "on" : "off", discussionText),
    },
    {
      option: "recap",
      label: "Weekly recap",
      choices: choices(["on", "off"], recap ? "on" : "off", recapText),
    },
  ];
}
