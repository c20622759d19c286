// /help: the list, made from the command descriptions.

import { usage } from "../../ports/command-description.ts";
import { type Command, command } from "../command/command.ts";

/** `groups`: what the first word of two-word commands stands for; each group is one line. */
export function createHelp(listed: readonly Command[], groups: Readonly<Record<string, string>>): Command {
  const help: Command = command({
    name: "help",
    description: "What Kubedrill can do",
    options: {},
    run: async ({ platform, person }) => ({
      delivery: "private",
      blocks: [
        { type: "heading", text: "What Kubedrill can do", large: true },
        {
          type: "text",
          markdown: lines(
            [...listed, help].filter(
              ({ needs }) => needs === undefined || platform(person.platform)?.roles !== undefined,
            ),
            groups,
          ).join("\n"),
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

function lines(listed: readonly Command[], groups: Readonly<Record<string, string>>): readonly string[] {
  const byFirstWord = Map.groupBy(listed, ({ name }) => name.split(" ")[0] ?? name);
  return [...byFirstWord].flatMap(([word, members]) => {
    const description = groups[word];
    if (description === undefined)
      return members.map((one) => line(usage(one).slice(1), one.description, [one]));
    const second = members.map(({ name }) => name.slice(word.length + 1)).join("|");
    return line(`${word} ${second}`, description, members);
  });
}

function line(typed: string, description: string, commands: readonly Command[]): string {
  return `- {command:${typed}} ${description}${adminsText(commands)}`;
}

/** “ (team admins)”, or “ (draw: team admins)” if others can run the group's other commands. */
function adminsText(commands: readonly Command[]): string {
  const theirs = commands.filter(({ who }) => who === "team admin");
  if (theirs.length === 0) return "";
  if (theirs.length === commands.length) return " (team admins)";
  return ` (${theirs.map(({ name }) => name.split(" ").at(-1)).join(", ")}: team admins)`;
}
