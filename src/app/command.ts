// Commands, described once: Discord registers them, Slack parses text into them, the web lists them.
import type { Context } from "./context.ts";
import type { Reply } from "./reply.ts";

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
}

/** What an option takes. Texts are limited to 200 characters; `suggest` names what fills them in. */
export type OptionSpec =
  | (OptionBase & { readonly type: "text"; readonly suggest?: "concept" | "topic" })
  | (OptionBase & { readonly type: "integer"; readonly minimum: number; readonly maximum: number })
  | (OptionBase & { readonly type: "choice"; readonly choices: readonly string[] });

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<O extends OptionSpec> = O extends { type: "integer" }
  ? number
  : O extends { type: "choice"; choices: readonly (infer C)[] }
    ? C
    : string;

/** The validated values of a command's options. */
export type Values<O extends OptionSpecs> = {
  readonly [Name in keyof O]: O[Name] extends { required: true }
    ? ValueOf<O[Name]>
    : ValueOf<O[Name]> | undefined;
};

/** What platforms need to know of a command to register, list and parse it. */
export interface CommandDescription {
  readonly name: string;
  readonly description: string;
  /** Checked in the app; platforms may hide it from others. Everyone, if left out. */
  readonly who?: "team admin";
  readonly options: OptionSpecs;
}

export interface Command extends CommandDescription {
  run(context: Context, options: Readonly<Record<string, string | number | undefined>>): Promise<Reply>;
}

/** Describes a command; `run` receives its options typed as described. */
export function command<const O extends OptionSpecs>(spec: {
  readonly name: string;
  readonly description: string;
  readonly who?: "team admin";
  readonly options: O;
  run(context: Context, options: Values<O>): Promise<Reply>;
}): Command {
  // Bot.handle validates the options against this very description before it calls run.
  return { ...spec, run: (context, options) => spec.run(context, options as Values<O>) };
}

/** A button's effect; `args` come from a message and may be forged: check them. */
export interface ButtonHandler {
  readonly name: string;
  run(context: Context, args: readonly string[]): Promise<Reply>;
}

/** A command as people type it: `/quiz [topic] [count]`. */
export function usage({ name, options }: CommandDescription): string {
  const words = Object.entries(options).map(([option, spec]) =>
    spec.required ? `<${option}>` : `[${option}]`,
  );
  return [`/${name}`, ...words].join(" ");
}
