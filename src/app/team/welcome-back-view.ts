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
    { type: "heading", text: "Kubedrill is back", large: true },
    {
      type: "text",
      markdown: `Answers, reviews and scores are as you left them. The daily question is still paused in ${channels}: {command:drill resume} in the channel starts it again, and no one loses a streak.`,
    },
  ];
}
