// Commands, described once: Discord registers them, Slack parses text into them, the web lists them.

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
  /** Set if forms ask for it by choosing: then its value can be the list of what was chosen. An empty one means all. */
  readonly chosen?: true;
}

/**
 * What a text is as a value of an option. `needs: "name"`: only after the option's name, because alone it could be
 * anything, as “3” for Wednesday. `needs: "end"`: any text would do, so only another option's value ends it. `wrong`
 * writes the sentence that says what it isn't, and what to type instead.
 */
export type Reading<Value> =
  | { readonly value: Value; readonly needs?: "name" | "end" | undefined }
  | { readonly wrong: () => string };

/** What an option accepts. Texts have up to 200 characters. `suggest` is what autocomplete offers, `read` their type. */
export type OptionSpec =
  | (OptionBase & {
      readonly type: "text";
      readonly suggest?: Suggestible;
      /** Set if platforms with roles offer them to choose from: then it's the role's ID. */
      readonly picks?: "role";
      readonly read?: (text: string) => Reading<unknown>;
    })
  | (OptionBase & { readonly type: "integer"; readonly minimum: number; readonly maximum: number })
  | (OptionBase & { readonly type: "choice"; readonly choices: readonly string[] });

/** What autocomplete can offer. */
export type Suggestible = "concept" | "topic" | "topics" | "zone" | "time" | "weekdays" | "squad";

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<O extends OptionSpec> = O extends { type: "integer" }
  ? number
  : O extends { type: "choice"; choices: readonly (infer C)[] }
    ? C
    : O extends { read: (text: string) => Reading<infer Value> }
      ? Value
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
  /** Set if only platforms with roles list and run it. */
  readonly needs?: "roles";
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
