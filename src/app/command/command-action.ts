// What a button carries: a command, and its options in pairs of name and text.
import type { Action } from "../../ports/reply.ts";
import type { GivenOptions } from "./read-options.ts";

/** `run` answers as the command does; `update` changes the message that has the button. */
export type Runs = "run" | "update";

/** The action that runs a command with these options. */
export function commandAction(how: Runs, command: string, given: GivenOptions = {}): Action {
  return { name: how, args: [command, ...optionPairs(given)] };
}

/** Options as arguments of an action; those that were left out are left out here too. */
export function optionPairs(given: GivenOptions): readonly string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" ? [] : [name, String(value)],
  );
}

/** The options that `optionPairs` wrote. */
export function readPairs(args: readonly string[]): GivenOptions {
  return Object.fromEntries(
    args.flatMap((name, index) => (index % 2 === 0 ? [[name, args[index + 1]]] : [])),
  );
}
