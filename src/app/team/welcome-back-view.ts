// What greets a team that Kubedrill comes back to.
import type { Block } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";

const MOST_NAMED = 10;

/** Everything is still there, but the drills wait for an admin. */
export function welcomeBack(paused: readonly Drill[]): readonly Block[] {
  const named = paused.slice(0, MOST_NAMED).map(({ channel }) => `{channel:${channel}}`);
  const more = paused.length - named.length;
  const channels = [...named, ...(more === 0 ? [] : [`${more} more`])].join(", ");
  return [
    { type: "heading", text: "👋 Kubedrill is back", large: true },
    {
      type: "text",
      markdown: [
        "**Nothing is lost:** answers, reviews, scores, and streaks are as you left them.",
        `The daily question is still paused in ${channels}. A team admin starts it again with {command:drill resume} in the channel.`,
      ].join("\n"),
    },
  ];
}
