// The command line: finds the command, hands it its words, and tells failures as sentences.
import { parseArgs } from "node:util";
import { configWarnings, readConfig } from "../config.ts";
import { SetupError } from "../ports/errors.ts";
import { contentIds, contentImport, contentNewConcept, contentNewQuestion } from "./authoring.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";
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

const commands: readonly CliCommand[] = [
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

/** Runs what the words say and returns the exit code; failures are sentences on standard error. */
export async function runCommandLine(given: readonly string[]): Promise<number> {
  // A reader that has seen enough (`… | head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    return await run(given);
  } catch (error) {
    if (error instanceof SetupError) return fail(error.message, 1);
    if (error instanceof UsageError)
      return fail(`${error.message}\nkubedrill --help shows what there is.`, 2);
    console.error(error);
    return 1;
  }
}

async function run(given: readonly string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(" ").every((word, index) => given[index] === word));
  if (command === undefined) {
    const asks = given.length === 0 || ["--help", "-h", "help"].includes(given.at(-1) ?? "");
    const words = asks ? given.slice(0, -1) : given;
    const group = commands.filter(({ name }) =>
      `${name} `.startsWith(words.map((word) => `${word} `).join("")),
    );
    if (group.length > 0) return help(group);
    throw new UsageError(`There is no command “${words.join(" ")}”.`);
  }
  const { words, flags } = readArguments(command, given.slice(command.name.split(" ").length));
  if (flags.has("help")) return help([command]);
  const config = () => {
    for (const warning of configWarnings(process.env)) console.error(warning);
    return readConfig(process.env);
  };
  return command.run({ words, flags, config });
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
    const option = given.find((word) => word.startsWith("-") && !flags.includes(word.replace(/^--/, "")));
    throw new UsageError(`${command.name} has no option “${option ?? ""}”.`, { cause: error });
  }
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
