// Commands, described once: Discord registers them, Slack parses text into them, the web lists them.

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
}

/**
 * What an option accepts. Texts have up to 200 characters. `suggest` is what autocomplete offers. Words typed without
 * an option's name go to the option whose `like` they match.
 */
export type OptionSpec =
  | (OptionBase & { readonly type: "text"; readonly suggest?: Suggestible; readonly like?: RegExp })
  | (OptionBase & { readonly type: "integer"; readonly minimum: number; readonly maximum: number })
  | (OptionBase & { readonly type: "choice"; readonly choices: readonly string[] });

/** What autocomplete can offer. */
export type Suggestible = "concept" | "topic" | "topics" | "zone" | "time" | "weekdays" | "squad";

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

/** What platforms need to register, list, and parse a command. */
export interface CommandDescription {
  /** One word, or two for a command in a group: “drill create”. */
  readonly name: string;
  readonly description: string;
  /** Who can run it; default: everyone. The app checks it; platforms can hide the command from others. */
  readonly who?: "team admin";
  /** Set if it needs a team: it doesn't work in direct messages and user installs. */
  readonly where?: "team";
  /** Set if it's not listed, registered, or suggested: only a platform's own controls run it. */
  readonly hidden?: true;
  readonly options: OptionSpecs;
}

/** A command as people type it: `/quiz [topic] [count]`. */
export function usage({ name, options }: CommandDescription): string {
  const words = Object.entries(options).map(([option, spec]) =>
    spec.required ? `<${option}>` : `[${option}]`,
  );
  return [`/${name}`, ...words].join(" ");
}
