// The environment as a checked value.
import { join } from "node:path";
import { findMisspelled } from "./environment/misspelled.ts";
import { completeAddress, postgresNote, postgresProblems } from "./environment/postgres-variables.ts";
import { fileNames, fileVariable, readSecretFiles, type SecretPaths } from "./environment/secret-files.ts";
import { hasOnlySpaces, textFault } from "./environment/text-fault.ts";
import { isFollowed } from "./environment/time-zone.ts";
import { names, root, schema, takes, type Values } from "./environment/variables.ts";
import { SetupError } from "./ports/errors.ts";

export interface DiscordConfig {
  readonly token: string;
  /** Undefined: the real Discord. */
  readonly apiUrl: string | undefined;
  /** Registers commands in this server alone, where they change at once. */
  readonly guild: string | undefined;
  /** `auto`, or a range such as `0-3/16`. */
  readonly shards: string;
}

/** One workspace over a socket, or many over signed HTTP. */
export type SlackConfig = { readonly apiUrl: string | undefined } & (
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: "http";
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly publicUrl: string;
      /** Encrypts the workspaces' tokens at rest. */
      readonly secret: string;
      /** Earlier secrets, which decrypt older tokens. */
      readonly oldSecrets: readonly string[];
    }
);

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where browsers and Slack reach this server, such as https://kubedrill.example.com. */
  readonly publicUrl: string | undefined;
  readonly metricsHost: string;
  /** Undefined: the default port, or any free one if that's taken. */
  readonly metricsPort: number | undefined;
  readonly database: string;
  readonly content: string;
  readonly playground: "auto" | "on" | "off";
  /** How late a missed question is still asked, in hours. */
  readonly catchUpHours: number;
  /** How long to keep what a team had after it removed Kubedrill, and people who aren't seen anymore, in ms. */
  readonly retention: { readonly afterUninstall: number; readonly inactive: number | undefined };
  readonly discord: DiscordConfig | undefined;
  readonly slack: SlackConfig | undefined;
  /** Where the secrets come from that aren't in variables. */
  readonly secretPaths: SecretPaths;
  readonly logLevel: string;
  readonly migrations: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Empty variables count as unset. Secrets from files count as their variables. */
function readGiven(environment: Environment) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const files = readSecretFiles(set);
  const given: Environment = { ...set, ...files.values };
  const label = (name: string) => (name in files.values ? `The file that ${fileVariable(name)} names` : name);
  return { given, label, problems: files.problems, paths: files.paths };
}

/** Warnings, one sentence per variable that doesn't do what its name or value suggests. */
export function configWarnings(environment: Environment): readonly string[] {
  const { given } = readGiven(environment);
  const misspelled = findMisspelled(Object.keys(given), [...names, ...fileNames]).map(
    ([name, meant]) => `Kubedrill doesn't read ${name}. Did you mean ${meant}?`,
  );
  const zone =
    given.TZ === undefined || isFollowed(given.TZ)
      ? undefined
      : "TZ isn't a time zone that Kubedrill knows, so it uses UTC. Write one such as Europe/Berlin.";
  const tls = postgresNote(given.KUBEDRILL_DATABASE ?? "", given);
  return [...misspelled, zone, tls].filter((warning) => warning !== undefined);
}

/** Reads the environment. @throws SetupError that names every bad variable. */
export function readConfig(environment: Environment): Config {
  const { given, label, problems: unread, paths } = readGiven(environment);
  const parsed = schema.safeParse(given);
  const refused = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const bad = names.flatMap(
    (name) => describeProblem(name, label(name), given[name], refused.has(name)) ?? [],
  );
  const address = parsed.data?.KUBEDRILL_DATABASE ?? "";
  const problems = [
    ...unread,
    ...bad,
    ...(textFault(address) === undefined ? postgresProblems(address, given) : []),
  ];
  if (!parsed.success || problems.length > 0) throw new SetupError(problems.join("\n"));
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    metricsHost: values.METRICS_HOST,
    metricsPort: values.METRICS_PORT,
    database: completeAddress(address, given),
    content: values.KUBEDRILL_CONTENT,
    playground: values.KUBEDRILL_PLAYGROUND,
    catchUpHours: values.KUBEDRILL_CATCH_UP_HOURS,
    retention: {
      afterUninstall: values.KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS,
      inactive: values.KUBEDRILL_KEEP_INACTIVE_DAYS,
    },
    discord: readDiscord(values),
    slack: readSlack(values),
    secretPaths: paths,
    logLevel: values.LOG_LEVEL,
    migrations: join(root, "migrations"),
  };
}

/** What's wrong with a variable and what to do. Never repeats secrets, because errors end up in logs. */
function describeProblem(
  name: keyof Values,
  label: string,
  value: string | undefined,
  refused: boolean,
): string | undefined {
  if (value === undefined) return undefined;
  const hidden =
    /TOKEN|SECRET|DATABASE|CLIENT/.test(name) || /[@?]|^xox|^xapp/.test(value) || value.length > 100;
  const fault = textFault(value);
  // The quotes around a refused value make its spaces visible.
  if (fault !== undefined && (hidden || !refused || !hasOnlySpaces(value))) return `${label} ${fault}`;
  if (!refused) return undefined;
  if (label !== name) return `${label} must hold ${takes[name]}; it doesn't.`;
  return `${name} must be ${takes[name]}; ${hidden ? "its value isn't." : `it is “${value}”.`}`;
}

function readDiscord(values: Values): DiscordConfig | undefined {
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: values.DISCORD_TOKEN,
    apiUrl: values.DISCORD_API_URL,
    guild: values.DISCORD_GUILD,
    shards: values.DISCORD_SHARDS,
  };
}

const socketVariables = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;
const httpVariables = [
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "PUBLIC_URL",
  "KUBEDRILL_SECRET",
] as const;

function readSlack(values: Values): SlackConfig | undefined {
  const apiUrl = values.SLACK_API_URL;
  const socket = socketVariables.some((name) => values[name] !== undefined);
  const http = httpVariables.slice(0, 4).some((name) => values[name] !== undefined);
  if (socket && http) {
    throw new SetupError(
      `Choose one way to reach Slack: ${socketVariables.join(" and ")} for one workspace, or ${httpVariables.join(", ")} for many. Both are set.`,
    );
  }
  if (socket) {
    const [botToken, appToken] = all(values, socketVariables, "Slack over a socket");
    return { mode: "socket", apiUrl, botToken, appToken };
  }
  if (!http) return undefined;
  const [signingSecret, clientId, clientSecret, stateSecret, publicUrl, secret] = all(
    values,
    httpVariables,
    "Slack over HTTP",
  );
  const oldSecrets = values.KUBEDRILL_SECRET_OLD ?? [];
  const app = { signingSecret, clientId, clientSecret, stateSecret };
  return { mode: "http", apiUrl, ...app, publicUrl, secret, oldSecrets };
}

/** Values of variables that need each other. @throws SetupError that names the missing ones */
function all<const N extends readonly (keyof Values)[]>(values: Values, names: N, what: string) {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) {
    const each = missing.map((name) => `${name} (${takes[name]})`);
    throw new SetupError(
      `${what} needs ${missing.length === 1 ? "one more variable" : "more variables"}: ${each.join("; ")}.`,
    );
  }
  return names.map((name) => values[name]) as { [I in keyof N]: string };
}
