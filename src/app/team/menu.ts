// The hidden command behind a bare `/kubedrill`: what one can do, as buttons.
import { command } from "../command/command.ts";
import { commandAction } from "../command/command-action.ts";

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
        markdown: "**What would you like to do?** {command:lookup <concept>} explains a concept.",
      },
      {
        type: "buttons",
        buttons: [
          { label: "Today's question", action: commandAction("run", "daily"), style: "primary" },
          { label: "Review", action: commandAction("run", "review") },
          { label: "Practice", action: commandAction("run", "quiz") },
          { label: "My progress", action: commandAction("run", "progress") },
          { label: "Leaderboard", action: commandAction("run", "leaderboard") },
        ],
      },
      { type: "text", muted: true, markdown: "{command:help} lists everything." },
    ],
  }),
});
