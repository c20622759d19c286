// Buttons that only run a command: their checks are the command's.
import type { Action } from "../../ports/reply.ts";
import type { ButtonHandler, Command } from "./command.ts";
import { readPairs } from "./command-action.ts";
import type { GivenOptions } from "./read-options.ts";
import { ruleOf } from "./run-button.ts";
import { runCommand } from "./run-command.ts";

interface CommandButton {
  readonly name: string;
  readonly command: Command;
  /** Whether the reply replaces the message that has the button. */
  readonly updates?: boolean;
  /** The options that its arguments are; pairs of name and text if left out. */
  readonly options?: (args: readonly string[]) => GivenOptions;
}

export function commandButton({ name, command, updates, options = readPairs }: CommandButton): ButtonHandler {
  return {
    name,
    ...ruleOf(command),
    async run(context, args) {
      const reply = await runCommand(context, command, options(args));
      return updates ? { ...reply, delivery: "replace" } : reply;
    },
  };
}

/** The button of an action that `commandAction` made; undefined where it's none, or there's no such command. */
export function findCommandButton(
  { name, args: [commandName] }: Action,
  commands: readonly Command[],
): ButtonHandler | undefined {
  const command = commands.find((one) => one.name === commandName);
  if (command === undefined || (name !== "run" && name !== "update")) return undefined;
  return commandButton({
    name: `${name} /${command.name}`,
    command,
    updates: name === "update",
    options: ([, ...args]) => readPairs(args),
  });
}
