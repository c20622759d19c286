// The messages to a team admin about a question that wasn't posted, or maybe was.
import { monthAndDay } from "../../core/markdown/date-text.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";
import type { Recap } from "../../ports/storage/daily/recaps.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";

/** A drill that Kubedrill paused: why, and what to do. */
export function pausedDrill(drill: Drill, because: string): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**I paused the daily question in {channel:${drill.channel}}.** ${because}\nThen {command:drill resume} in that channel starts it again. No one loses a streak.`,
    },
  ];
}

/** Why a drill has no question left: how many fit its topics and difficulty, and how many of those are out everywhere. */
export interface Lack {
  readonly fitting: number;
  readonly everywhere: number;
}

/** A drill that skips its dates until it has a question again. */
export function nothingLeft({ channel }: Drill, lack: Lack): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**I have no question left for {channel:${channel}}.** ${lackText(lack)}\nI'll ask again as soon as there is one. No one loses a streak.`,
    },
  ];
}

/** Why there is no question, then what to do. */
export function lackText({ fitting, everywhere }: Lack): string {
  if (fitting === 0)
    return "No question fits its topics and difficulty. Allow more of either with {command:drill change}.";
  const inTeam = fitting - everywhere;
  const all = fitting === 1 ? "The only question" : `All ${fitting} questions`;
  const steps = [
    ...(inTeam > 0 ? ["{command:questions} has a button to ask one again"] : []),
    "{command:drill change} allows more topics",
  ];
  const reason = [
    ...(inTeam > 0 ? [`${inTeam} by your team's reports`] : []),
    ...(everywhere > 0 ? [`${everywhere} in every team, until the people who run Kubedrill decide`] : []),
  ];
  return `${all} on its topics ${fitting === 1 ? "is" : "are"} out: ${reason.join(", ")}. ${steps.join("; ")}.`;
}

/** What a channel refused for now: why, and what to do. `date` is the question's. */
export function refusedWork(
  what: "edit" | "search" | "discussion" | "correction",
  { channel, date }: { readonly channel: string; readonly date?: CalendarDate | undefined },
  because: string,
): readonly Block[] {
  const of = date === undefined ? "" : ` of ${monthAndDay(date)}`;
  const failed = {
    edit: `I couldn't update the question${of}`,
    search: `I couldn't look for the question${of}`,
    discussion: `I couldn't open the discussion of the question${of}`,
    correction: "I couldn't post a correction",
  }[what];
  return [
    {
      type: "text",
      markdown: `**${failed} in {channel:${channel}}.** ${because}\nI keep trying. {command:drill resume} in that channel tries again at once.`,
    },
  ];
}

/** No one knows whether this posting is in the channel: the admin looks and decides. */
export function unknownPosting({ id, channel, date }: Posting): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**Is the question of ${monthAndDay(date)} in {channel:${channel}}?** The connection broke while I posted it, so I can't tell. I won't post it twice. Look in the channel, then choose.`,
    },
    {
      type: "buttons",
      buttons: [
        { label: "It's there", action: { name: "posting-there", args: [id] }, style: "primary" },
        { label: "Post again", action: { name: "posting-again", args: [id] } },
      ],
    },
  ];
}

/** No one knows whether this recap is in the channel: the admin looks and decides. */
export function unknownRecap({ postingId, channel, week }: Recap): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**Is the recap of the week from ${monthAndDay(week)} in {channel:${channel}}?** The connection broke while I posted it, so I can't tell. I won't post it twice. Look in the channel, then choose.`,
    },
    {
      type: "buttons",
      buttons: [
        { label: "It's there", action: { name: "recap-there", args: [postingId] }, style: "primary" },
        { label: "Post again", action: { name: "recap-again", args: [postingId] } },
      ],
    },
  ];
}
