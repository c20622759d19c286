// The hidden command behind a bare `/kubedrill`: what one can do, as buttons.
import { command } from "../command/command.ts";

export const menu = command({
  name: "menu",
  description: "What Kubedrill can do, as buttons",
  hidden: true,
  options: {},
  run: async () => ({
    delivery: "private",
    blocks: [
      {
        type: "text",
        markdown: "**What would you like to do?** {command:lookup nodeport} explains a concept.",
      },
      {
        type: "buttons",
        buttons: [
          { label: "Today's question", action: { name: "show", args: ["daily"] }, style: "primary" },
          { label: "Review", action: { name: "start-review", args: [] } },
          { label: "Practice", action: { name: "show", args: ["quiz"] } },
          { label: "My progress", action: { name: "show", args: ["progress"] } },
          { label: "Leaderboard", action: { name: "show", args: ["leaderboard"] } },
        ],
      },
      { type: "text", muted: true, markdown: "{command:help} lists everything." },
    ],
  }),
});
