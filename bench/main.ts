// npm run bench: what Kubedrill costs, each row against a bare baseline.
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { BenchRow } from "./bench-row.ts";
import { describeOutcome, heading, toJson } from "./report.ts";
import { answers } from "./rows/answers.ts";
import { answersPostgres } from "./rows/answers-postgres.ts";
import { choosing } from "./rows/choosing.ts";
import { discordAnswers } from "./rows/discord-answers.ts";
import { discordPosting } from "./rows/discord-posting.ts";
import { discordServers } from "./rows/discord-servers.ts";
import { dueCards } from "./rows/due-cards.ts";
import { fanOut } from "./rows/fan-out.ts";
import { loadContent } from "./rows/load-content.ts";
import { lookUp } from "./rows/look-up.ts";
import { lookUpQuality } from "./rows/look-up-quality.ts";
import { recap } from "./rows/recap.ts";
import { slackHttpAnswers, slackSocketAnswers } from "./rows/slack-answers.ts";
import { standingsAllTime, standingsWeek } from "./rows/standings.ts";
import { startUp } from "./rows/start-up.ts";
import { walPages } from "./rows/wal-pages.ts";
import { hasFailed, runRows } from "./run-rows.ts";
import { runSimulation } from "./simulation/run.ts";
import { runSoak } from "./soak/run.ts";

const rows: readonly BenchRow[] = [
  answers,
  answersPostgres,
  walPages,
  lookUp,
  lookUpQuality,
  loadContent,
  standingsWeek,
  standingsAllTime,
  recap,
  dueCards,
  choosing,
  fanOut,
  startUp,
  discordAnswers,
  discordPosting,
  discordServers,
  slackHttpAnswers,
  slackSocketAnswers,
];

/** These run alone, where they are named, with options of their own: what is remembered, and how memory grows. */
const alone = { simulation: runSimulation, soak: runSoak } as const;

const usage = `npm run bench -- [row…] [--json] [--short] [--answers N]

  rows: ${rows.map(({ name }) => name).join(", ")} (default: all)
        ${Object.keys(alone).join(" or ")} (alone, with options of its own: npm run bench -- simulation --help)
  --json       print [{name, unit, ours, baseline, ratio, goal, met}], and {name, failed} for a row that failed
  --short      fewer rounds and answers: shows that rows work, and its figures mean little
  --answers N  answers in the large database (default 10000000)`;

const words = process.argv.slice(2);
const special = Object.entries(alone).find(([name]) => words.includes(name));
process.exitCode =
  special === undefined ? await run(words) : await special[1](words.filter((word) => word !== special[0]));

/** A missed goal is in the table, not in the exit code: 1 means that a row failed, 2 that the command wasn't understood. */
async function run(words: readonly string[]): Promise<number> {
  const given = readArguments(words);
  if (typeof given === "string") {
    console.error(`${given}\n\n${usage}`);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  // With --json, the table is only for people who wait.
  const print = given.json ? console.error : console.log;
  print(heading());
  const outcomes = await runRows(given.rows, given, (finished) => {
    for (const outcome of finished) {
      print(describeOutcome(outcome));
      if (hasFailed(outcome)) console.error(outcome.error);
    }
  });
  const load = loadavg()[0]?.toFixed(1);
  console.error(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${load}\n`);
  if (given.json) console.log(toJson(outcomes));
  return outcomes.some(hasFailed) ? 1 : 0;
}

interface Given {
  readonly rows: readonly BenchRow[];
  readonly answers: number;
  readonly short: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** What was asked for, or a sentence where it makes no sense. */
function readArguments(words: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        json: { type: "boolean", default: false },
        short: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        answers: { type: "string", default: "10000000" },
      },
      allowPositionals: true,
    });
    const unknown = positionals.find((name) => rows.every((row) => row.name !== name));
    if (unknown !== undefined) return `There is no row “${unknown}”.`;
    const answers = Number(values.answers);
    if (!Number.isInteger(answers) || answers < 10_000)
      return `--answers takes a whole number of at least 10000; it was “${values.answers}”.`;
    const chosen = rows.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const { json, short, help } = values;
    return { rows: chosen, answers, json, short, help };
  } catch (error) {
    return (error as Error).message;
  }
}
