// The command line: finds the command, runs it, and prints failures as sentences.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { nearest } from "../app/command/nearest.ts";
import { configWarnings, readConfig } from "../config.ts";
import { SetupError } from "../ports/errors.ts";
import { contentIds, contentImport, contentNewConcept, contentNewQuestion } from "./authoring.ts";
import { type CliCommand, UsageError, withSecretPaths } from "./cli-command.ts";
import { contentCheck, contentExport } from "./content.ts";
import { contentCoverage } from "./coverage.ts";
import { backup, migrate } from "./database.ts";
import { discordDoctor, discordInvite } from "./discord.ts";
import { doctor } from "./doctor.ts";
import { lookup } from "./lookup.ts";
import { questionsReport } from "./questions.ts";
import { questionsQuarantine, questionsRelease, questionsReported } from "./reported-questions.ts";
import { slackDoctor, slackManifest } from "./slack.ts";
import { start } from "./start.ts";

/** All commands, in the order of --help. */
export const commands: readonly CliCommand[] = [
  start,
  lookup,
  contentCheck,
  contentExport,
  contentNewConcept,
  contentNewQuestion,
  contentImport,
  contentIds,
  contentCoverage,
  migrate,
  backup,
  doctor,
  discordInvite,
  discordDoctor,
  slackManifest,
  slackDoctor,
  questionsReport,
  questionsReported,
  questionsQuarantine,
  questionsRelease,
];

/** Runs the command in `given` and returns the exit code: 1 for a failure, 2 for a wrong call. */
export async function runCommandLine(given: readonly string[]): Promise<number> {
  // A closed pipe (`… | head`) isn't a failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    return await run(given);
  } catch (error) {
    if (error instanceof SetupError) return fail(withSecretPaths(error.message), 1);
    if (error instanceof UsageError) return fail(`${error.message}\nkubedrill --help lists all commands.`, 2);
    console.error(error);
    return 1;
  }
}

async function run(given: readonly string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(" ").every((word, index) => given[index] === word));
  if (command === undefined) return runWithoutCommand(given);
  const { words, flags } = readArguments(command, given.slice(command.name.split(" ").length));
  if (flags.has("help")) return help([command]);
  const config = () => {
    for (const warning of configWarnings(process.env)) console.error(warning);
    return readConfig(process.env);
  };
  return command.run({ words, flags, config });
}

/** --version, or help for all commands or a group such as `content`. */
function runWithoutCommand(given: readonly string[]): number {
  if (given.length === 1 && ["--version", "-v"].includes(given[0] ?? "")) {
    console.log(readVersion());
    return 0;
  }
  const asks = given.length === 0 || ["--help", "-h", "help"].includes(given.at(-1) ?? "");
  const words = asks ? given.slice(0, -1) : given;
  const group = commands.filter(({ name }) =>
    `${name} `.startsWith(words.map((word) => `${word} `).join("")),
  );
  if (group.length > 0) return help(group);
  throw new UsageError(explainUnknown(words));
}

function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** The words of an unknown command can continue with its arguments, so each name is compared with as many words as it has. */
function explainUnknown(words: readonly string[]): string {
  const [first = ""] = words;
  if (first.startsWith("-"))
    return `There is no option “${first}”.${meantBy(first, ["--help", "--version"])}`;
  const [near] = [3, 2, 1].flatMap((length) => {
    const names = commands.map(({ name }) => name).filter((name) => name.split(" ").length === length);
    return nearest(words.slice(0, length).join(" "), names) ?? [];
  });
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `));
  const length = near?.split(" ").length ?? (isGroup ? 2 : 1);
  return `There is no command “${words.slice(0, length).join(" ")}”.${didYouMean(near)}`;
}

function readArguments(command: CliCommand, given: readonly string[]) {
  const flags = ["help", ...(command.flags ?? [])];
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: Object.fromEntries(flags.map((flag) => [flag, { type: "boolean" } as const])),
      allowPositionals: true,
    });
    return { words: positionals, flags: new Set(Object.keys(values)) };
  } catch (error) {
    const option =
      given.find((word) => word.startsWith("-") && !flags.includes(word.replace(/^--/, ""))) ?? "";
    const meant = meantBy(
      option,
      flags.map((flag) => `--${flag}`),
    );
    throw new UsageError(`${command.name} has no option “${option}”.${meant}`, { cause: error });
  }
}

function meantBy(option: string, known: readonly string[]): string {
  return didYouMean(nearest(option.split("=")[0] ?? option, known));
}

function didYouMean(name: string | undefined): string {
  return name === undefined ? "" : ` Did you mean “${name}”?`;
}

function help(shown: readonly CliCommand[]): number {
  const lines = shown.map(
    ({ name, takes, description }) => `  kubedrill ${name}${takes && ` ${takes}`}\n      ${description}`,
  );
  console.log(
    `Kubedrill, a study bot for teams. Run it with: npm run -s kubedrill -- <command>\n\n${lines.join("\n")}`,
  );
  return 0;
}

function fail(message: string, code: number): number {
  console.error(message);
  return code;
}
