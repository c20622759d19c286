// Makes commands from their description and what they do.

import type { CommandDescription, OptionSpecs, Values } from "../../ports/command-description.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import type { GivenOptions } from "./read-options.ts";

export interface Command extends CommandDescription {
  /** `values` are those of the options as described; `given` the same as people gave them, for buttons to carry. */
  run(context: Context, values: GivenOptions, given: GivenOptions): Promise<Reply>;
}

/** Describes a command; `run` receives its options typed as described. */
export function command<const O extends OptionSpecs>(spec: {
  readonly name: string;
  readonly description: string;
  readonly who?: "team admin";
  readonly where?: "team";
  readonly needs?: "roles";
  readonly hidden?: true;
  readonly options: O;
  run(context: Context, values: Values<O>, given: GivenOptions): Promise<Reply>;
}): Command {
  // runCommand reads the options by this very description before it calls run.
  return { ...spec, run: (context, values, given) => spec.run(context, values as Values<O>, given) };
}

/** Who can press a button; checked at every press, for the message may be older than the person's rights. */
export interface ButtonRule {
  /**
   * `posting admin`: an admin of the team of the posting that the first argument names, from a direct message too.
   * `squad captain`: the captain of the squad that the first argument names.
   */
  readonly who: "everyone" | "team admin" | "posting admin" | "squad captain";
  /** `team`: it does nothing in direct messages and user installs. */
  readonly where: "anywhere" | "team";
}

/** A button's effect. `args` come from a message and can be forged: check them. */
export interface ButtonHandler extends ButtonRule {
  readonly name: string;
  run(context: Context, args: readonly string[]): Promise<Reply>;
}
