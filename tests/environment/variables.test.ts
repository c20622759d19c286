// Every environment variable refuses a damaged or impossible value with one sentence, and no sentence shows a secret.
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { names } from "../../src/environment/variables.ts";
import { SetupError } from "../../src/ports/errors.ts";

type Environment = Readonly<Record<string, string>>;

/** A good value of every variable, as installations have it; `whole` is what else it needs. */
const good: Environment = {
  PORT: "3000",
  HOST: "127.0.0.1",
  PUBLIC_URL: "https://kubedrill.example.com",
  METRICS_HOST: "0.0.0.0",
  METRICS_PORT: "9464",
  KUBEDRILL_DATABASE: "data/kubedrill.db",
  KUBEDRILL_CONTENT: "content",
  KUBEDRILL_PLAYGROUND: "auto",
  KUBEDRILL_CATCH_UP_HOURS: "6",
  KUBEDRILL_KEEP_INACTIVE_DAYS: "400",
  KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS: "30",
  KUBEDRILL_SECRET: "q7Vd0mTzK3yXn8RbW5cJ1hLpF6sGa2Eu",
  KUBEDRILL_SECRET_OLD: "Zt5GkPq1VhXw8YbNrC3mSfJd7LaE0uIo",
  DISCORD_TOKEN: "MTA4hunter2.G4x9.hunter2-secret",
  DISCORD_API_URL: "http://127.0.0.1:4000/api",
  DISCORD_GUILD: "123456789012345678",
  DISCORD_SHARDS: "0-3/16",
  SLACK_BOT_TOKEN: "xoxb-1-hunter2",
  SLACK_APP_TOKEN: "xapp-1-hunter2",
  SLACK_SIGNING_SECRET: "8f742231b10ehunter2",
  SLACK_CLIENT_ID: "1234.5678",
  SLACK_CLIENT_SECRET: "56ab78hunter2",
  SLACK_STATE_SECRET: "c3Vub3I4NTkhunter2",
  SLACK_API_URL: "http://127.0.0.1:4001/api",
  LOG_LEVEL: "warn",
};

const shown = ["PORT", "HOST", "METRICS_PORT", "KUBEDRILL_PLAYGROUND", "LOG_LEVEL", "DISCORD_GUILD"];

/** The sentence that the environment is refused with. */
function refusal(environment: Environment): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  throw new Error("It was accepted.");
}

/** Expects one line about `name` that does not repeat what is secret in `value`. */
function expectSentence(said: string, name: string, value: string): void {
  expect(said).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
  expect(said).not.toMatch(/[^\P{Cc}]|[\u200B\uFEFF\u2028]/u);
  if (/TOKEN|SECRET|DATABASE|PASSWORD/.test(name) || value.includes("hunter2"))
    expect(said).not.toContain(value.trim().slice(1, -1));
}

/** The variable with a value, and what the rest of an installation needs to be whole. */
function withValue(name: string, value: string): Environment {
  const slack = /^SLACK_(BOT|APP)/.test(name) ? /^SLACK_(BOT|APP)/ : /^(SLACK_[CS]|PUBLIC|KUBEDRILL_SECRET)/;
  return {
    ...Object.fromEntries(Object.entries(good).filter(([other]) => slack.test(other))),
    [name]: value,
  };
}

const damages: readonly (readonly [damage: string, harm: (value: string) => string])[] = [
  ["in double quotes", (value) => `"${value}"`],
  ["in single quotes", (value) => `'${value}'`],
  ["in backticks", (value) => `\`${value}\``],
  ["in typographic quotes", (value) => `“${value}”`],
  ["after half of a pair of quotes", (value) => `"${value}`],
  ["before half of a pair of quotes", (value) => `${value}'`],
  ["before a line break", (value) => `${value}\n`],
  ["after a line break", (value) => `\r\n${value}`],
  ["around a line break", (value) => `${value.slice(0, 3)}\n${value.slice(3)}`],
  ["around a tab", (value) => `${value.slice(0, 3)}\t${value.slice(3)}`],
  ["around a U+0000", (value) => `${value.slice(0, 3)}\0${value.slice(3)}`],
  ["around an escape", (value) => `${value.slice(0, 3)}\u001B[31m${value.slice(3)}`],
  ["before a space", (value) => `${value} `],
  ["after a space", (value) => ` ${value}`],
  ["before a no-break space", (value) => `${value}\u00A0`],
  ["after a byte order mark", (value) => `\uFEFF${value}`],
  ["around a zero-width space", (value) => `${value.slice(0, 3)}\u200B${value.slice(3)}`],
  ["before a line separator", (value) => `${value}\u2028`],
  ["after a reference that nothing replaced", (value) => `\${NAME}${value}`],
];

it("the table has every variable", () => {
  expect(Object.keys(good).toSorted()).toEqual(names.toSorted());
});

describe.each(Object.entries(good))("%s", (name, value) => {
  it("takes a good value", () => {
    expect(() => readConfig(withValue(name, value))).not.toThrow();
  });

  it.each(damages)("is refused %s", (_, harm) => {
    const harmed = harm(value);
    expectSentence(refusal(withValue(name, harmed)), name, harmed);
  });
});

describe("an impossible value", () => {
  it.each([
    ["PORT", "65536"],
    ["PORT", "0x50"],
    ["PORT", "3000/tcp"],
    ["PORT", "tcp://10.0.0.1:3000"],
    ["PORT", "1e3"],
    ["METRICS_PORT", "-9464"],
    ["METRICS_HOST", "http://0.0.0.0"],
    ["METRICS_HOST", "0.0.0.0:9464"],
    ["HOST", "http://0.0.0.0"],
    ["HOST", "0.0.0.0:3000"],
    ["HOST", "localhost:3000"],
    ["HOST", "[::1]"],
    ["HOST", "127.0.0.1 localhost"],
    ["HOST", "*"],
    ["PUBLIC_URL", "kubedrill.example.com"],
    ["PUBLIC_URL", "https:kubedrill.example.com"],
    ["PUBLIC_URL", "https://"],
    ["PUBLIC_URL", "ftp://kubedrill.example.com"],
    ["PUBLIC_URL", "https://ada:hunter2-secret@kubedrill.example.com"],
    ["PUBLIC_URL", "https://kubedrill.example.com?key=hunter2-secret"],
    ["PUBLIC_URL", "https://kubedrill.example.com/#top"],
    ["PUBLIC_URL", "https://kubedrill example.com"],
    ["DISCORD_API_URL", "https://ada:hunter2-secret@127.0.0.1/api"],
    ["SLACK_API_URL", "127.0.0.1:4001"],
    ["KUBEDRILL_CATCH_UP_HOURS", "0"],
    ["KUBEDRILL_CATCH_UP_HOURS", "21"],
    ["KUBEDRILL_CATCH_UP_HOURS", "6h"],
    ["KUBEDRILL_KEEP_INACTIVE_DAYS", "29"],
    ["KUBEDRILL_KEEP_INACTIVE_DAYS", "never"],
    ["KUBEDRILL_KEEP_INACTIVE_DAYS", "3651"],
    ["KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS", "0"],
    ["KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS", "366"],
    ["KUBEDRILL_PLAYGROUND", "true"],
    ["LOG_LEVEL", "WARN"],
    ["LOG_LEVEL", "xoxb-1-hunter2-secret"],
    ["KUBEDRILL_SECRET", "too-short-hunter2"],
    ["KUBEDRILL_SECRET", "a".repeat(32)],
    ["KUBEDRILL_SECRET", "hunter2-".repeat(5)],
    ["DISCORD_TOKEN", "Bot MTA4hunter2.G4x9.hunter2-secret"],
    ["DISCORD_TOKEN", "MTA4hünter2.G4x9.hunter2-secret"],
    ["DISCORD_GUILD", "my-server"],
    ["DISCORD_SHARDS", "all"],
    ["DISCORD_SHARDS", "3-0/16"],
    ["DISCORD_SHARDS", "0-16/16"],
    ["DISCORD_SHARDS", "0-0/0"],
    ["SLACK_BOT_TOKEN", "xapp-1-hunter2"],
    ["SLACK_APP_TOKEN", "xoxb-1-hunter2"],
    ["SLACK_BOT_TOKEN", "xoxb-1 hunter2"],
    ["SLACK_SIGNING_SECRET", "8f742231 hunter2"],
    ["KUBEDRILL_DATABASE", "~/kubedrill.db"],
    ["KUBEDRILL_DATABASE", "file:data/kubedrill.db"],
    ["KUBEDRILL_DATABASE", "sqlite:data/kubedrill.db"],
    ["KUBEDRILL_DATABASE", "jdbc:postgresql://db/kubedrill"],
    ["KUBEDRILL_DATABASE", "mysql://ada:hunter2-secret@db/kubedrill"],
    ["KUBEDRILL_DATABASE", "postgress://ada:hunter2-secret@db/kubedrill"],
    ["KUBEDRILL_DATABASE", "db.example.com:5432/kubedrill"],
    ["KUBEDRILL_DATABASE", "host=db dbname=kubedrill password=hunter2-secret"],
    ["KUBEDRILL_DATABASE", ":memory:"],
    ["KUBEDRILL_CONTENT", "~/content"],
  ])("%s=%s is refused with what to do", (name, value) => {
    expectSentence(refusal(withValue(name, value)), name, value);
  });

  it("that is shown says what it was", () => {
    for (const name of shown) expect(refusal({ [name]: "not: good" })).toContain("“not: good”");
  });

  it("is named together with every other one", () => {
    const lines = refusal({
      KUBEDRILL_DATABASE: '"data/kubedrill.db"',
      KUBEDRILL_SECRET: "hunter2\n",
      PORT: "abc",
      DISCORD_SHARDS: "3-0/16",
    }).split("\n");
    expect(lines.map((line) => line.split(" ")[0]).toSorted()).toEqual([
      "DISCORD_SHARDS",
      "KUBEDRILL_DATABASE",
      "KUBEDRILL_SECRET",
      "PORT",
    ]);
  });
});

describe("a good value", () => {
  it.each([
    ["KUBEDRILL_DATABASE", "/srv/my data/учёба.db"],
    ["KUBEDRILL_DATABASE", "C:\\kubedrill\\kubedrill.db"],
    ["KUBEDRILL_DATABASE", "C:/kubedrill/kubedrill.db"],
    ["KUBEDRILL_DATABASE", "o'reilly's/kubedrill.db"],
    ["KUBEDRILL_SECRET", "four words and more, 32 letters long"],
    ["HOST", "::1"],
    ["HOST", "0.0.0.0"],
    ["HOST", "kubedrill_1.internal"],
    ["PUBLIC_URL", "https://example.com/kubedrill/"],
    ["PUBLIC_URL", "http://[::1]:3000"],
    ["KUBEDRILL_CONTENT", "../other pack"],
  ])("of %s is %s", (name, value) => {
    expect(() => readConfig(withValue(name, value))).not.toThrow();
  });
});
