// /help: the list, made from the command descriptions.
import { type Command, command, usage } from "../command.ts";

export function createHelp(listed: readonly Command[]): Command {
  const help: Command = command({
    name: "help",
    description: "What Kubedrill can do",
    options: {},
    run: async () => ({
      delivery: "private",
      blocks: [
        { type: "heading", text: "What Kubedrill can do" },
        {
          type: "text",
          markdown: [...listed, help].map(line).join("\n"),
        },
        {
          type: "text",
          muted: true,
          markdown:
            "A new question comes to the channel every day. Tap a letter to answer: the first tap counts, and only you see the verdict.",
        },
      ],
    }),
  });
  return help;
}

function line(one: Command): string {
  return `- \`${usage(one)}\` ${one.description}${one.who === undefined ? "" : " (team admins)"}`;
}
