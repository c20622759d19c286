// Commands, described once: Discord registers them, Slack parses text into them, the web lists them.

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
}

/**
 * What an option takes. Texts are limited to 200 characters; `suggest` names what fills them in, and what is typed
 * without the option's name is meant for it where it is `like` this.
 */
export type OptionSpec =
  | (OptionBase & { readonly type: "text"; readonly suggest?: Suggestible; readonly like?: RegExp })
  | (OptionBase & { readonly type: "integer"; readonly minimum: number; readonly maximum: number })
  | (OptionBase & { readonly type: "choice"; readonly choices: readonly string[] });

/** What texts are suggested from. */
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

/** What platforms need to know of a command to register, list and parse it. */
export interface CommandDescription {
  /** One word, or two where it belongs to a group: “drill create”. */
  readonly name: string;
  readonly description: string;
  /** Checked in the app; platforms may hide it from others. Everyone, if left out. */
  readonly who?: "team admin";
  /** Whether it needs a team: it does not work in direct messages and user installs. */
  readonly where?: "team";
  /** Not listed, registered or suggested: a platform's own way to ask for something. */
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
