// What greets a team: what Kubedrill does, and the one button that starts it.
import type { Block } from "../../ports/reply.ts";
import { startButton } from "../drill/drill-view.ts";

/** @param subject what the curriculum is about, such as “Kubernetes networking” */
export function welcome(subject: string): readonly Block[] {
  return [
    { type: "heading", text: `Kubedrill makes your team good at ${subject}`, large: true },
    {
      type: "text",
      markdown: [
        "- **A question a day** in a channel of yours. Tap a letter: only you see whether it was right, and why.",
        "- **What you miss comes back** in {command:review}, just before you would forget it.",
        "- **Look anything up** with {command:lookup}, and see who leads with {command:leaderboard}.",
      ].join("\n"),
    },
    {
      type: "text",
      markdown:
        "A team admin starts it: type {command:drill create} in the channel where your team learns, or press the button if this is it. Questions come at 09:00, Monday to Friday; you can change the time, days, and topics at any time.",
    },
    { type: "buttons", buttons: [startButton] },
    { type: "text", muted: true, markdown: "{command:help} lists everything." },
  ];
}
