// The form of a drill, what stands in for it where it can't open, and selects for what it has no room for.
import type { Curriculum } from "../../core/model.ts";
import type { Action, Block } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { optionPairs } from "../command/command-action.ts";
import type { GivenOptions } from "../command/read-options.ts";
import { type DrillSettings, firstSettings, moreFields } from "./drill-form.ts";
import { changeButton, startButton, upNext, whenText } from "./drill-view.ts";

/** A new drill's, instead of its form. */
export function createByTyping(zone: string, { topics }: Curriculum): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**Start a daily question in this channel.** Choose its settings in a form, or type them: {command:drill create time:9:40 zone:${zone} topics:${someTopics(topics)}}. What you leave out is Mon–Fri at 09:00, on all topics.`,
    },
    { type: "buttons", buttons: [startButton] },
  ];
}

/** A drill's that exists, instead of its form. */
export function changeByTyping(drill: Drill, { topics }: Curriculum): readonly Block[] {
  return [
    { type: "text", markdown: `**${whenText(drill.schedule)}.** ${upNext(drill)}` },
    { type: "buttons", buttons: [changeButton] },
    {
      type: "text",
      muted: true,
      markdown: [
        "Everything can be typed too:",
        "{command:drill change time:9:40 zone:Europe/Paris}",
        `{command:drill change topics:${someTopics(topics)} difficulty:easy, medium}`,
        "{command:drill change holidays:2026-12-24..2027-01-02}",
      ].join("\n"),
    },
  ];
}

function someTopics(topics: Curriculum["topics"]): string {
  return topics
    .slice(0, 2)
    .map(({ title }) => title)
    .join(", ");
}

/** Whether the options come from a form, which always gives these. */
export function isFromForm(given: GivenOptions): boolean {
  return firstSettings.every((option) => given[option] !== undefined);
}

/** A select per setting that wasn't given and that Discord's form has no room for, the present value chosen. */
export function moreChoices(drill: DrillSettings, given: GivenOptions = {}): readonly Block[] {
  return moreFields(drill)
    .filter(({ option }) => given[option] === undefined)
    .map(({ option, label, choices }) => ({
      type: "select",
      label,
      choices: choices.map(({ label: choice, value, chosen }) => ({
        label: `${label}: ${choice}`,
        action: changeAction({ [option]: value }),
        ...(chosen && { chosen }),
      })),
    }));
}

/** Changes the drill in the same message. */
export function changeAction(options: GivenOptions): Action {
  return { name: "drill-change", args: optionPairs(options) };
}
