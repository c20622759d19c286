// What a team admin is told when a question could not be posted, or perhaps was.
import type { Block } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";

/** A drill that Kubedrill paused: why, and what to do. */
export function pausedDrill(drill: Drill, because: string): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**I paused the daily question in {channel:${drill.channel}}.** ${because}\nThen {command:drill resume} in that channel starts it again. Nobody loses a streak.`,
    },
  ];
}

/** A posting of which nobody knows whether it is in the channel: the admin looks, and decides. */
export function unknownPosting({ id, channel, date }: Posting): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**Is the question of ${date} in {channel:${channel}}?** The connection broke while I posted it, so I cannot tell. I will not post it twice: please look, and say.`,
    },
    {
      type: "buttons",
      buttons: [
        { label: "It is there", action: { name: "posting-there", args: [id] }, style: "primary" },
        { label: "Post again", action: { name: "posting-again", args: [id] } },
      ],
    },
  ];
}
