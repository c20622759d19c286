// What greets a team: what Kubedrill does, and the one button that starts it.
import type { Block } from "../../ports/reply.ts";
import { commandAction } from "../command/command-action.ts";
import { startButton } from "../drill/drill-view.ts";

/** @param subject what the team learns, such as “Kubernetes networking” */
export function welcome(subject: string): readonly Block[] {
  return [
    { type: "heading", text: "👋 Hi, I'm Kubedrill", large: true },
    { type: "text", markdown: `I help your team get good at **${subject}**, a few minutes a day:` },
    {
      type: "text",
      markdown: [
        "- **One question a day.** Tap a letter. Only you see whether you were right, and why.",
        "- **What you miss comes back,** right before you'd forget it: {command:review}.",
        "- **Look anything up** with {command:lookup}, and see who leads with {command:leaderboard}.",
      ].join("\n"),
    },
    { type: "divider" },
    {
      type: "text",
      markdown:
        "**A team admin starts it.** Type {command:drill create} in the channel where your team learns, or press the button if this is it. A form asks for time, days, and topics: the usual is 09:00 on weekdays. You can change all of it anytime.",
    },
    {
      type: "buttons",
      buttons: [
        startButton,
        { label: "Try a question", action: commandAction("run", "quiz", { count: "1" }) },
      ],
    },
    {
      type: "text",
      muted: true,
      markdown: "🔒 No one sees who answered wrong, not even team admins. {command:help} lists all commands.",
    },
  ];
}
