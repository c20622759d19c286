// npm run bench: what Kubedrill costs, each row against a bare baseline.
import { availableParallelism, loadavg } from "node:os";
import { UsageError } from "../src/cli/cli-command.ts";
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
import { fitting } from "./rows/fitting.ts";
import { loadContent } from "./rows/load-content.ts";
import { lookUp } from "./rows/look-up.ts";
import { lookUpQuality } from "./rows/look-up-quality.ts";
import { recap } from "./rows/recap.ts";
import { slackHttpAnswers, slackSocketAnswers } from "./rows/slack-answers.ts";
import { standingsAllTime, standingsWeek } from "./rows/standings.ts";
import { startUp } from "./rows/start-up.ts";
import { walPages } from "./rows/wal-pages.ts";
import { weights } from "./rows/weights.ts";
import { runCommand, wholeNumber } from "./run-command.ts";
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
  weights,
  fitting,
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
function run(words: readonly string[]): Promise<number> {
  const options = {
    json: { type: "boolean", default: false },
    short: { type: "boolean", default: false },
    answers: { type: "string", default: "10000000" },
  } as const;
  return runCommand(words, { usage, options, allowPositionals: true }, async ({ values, positionals }) => {
    const answers = wholeNumber("answers", values.answers, 10_000);
    // With --json, the table is only for people who wait.
    const print = values.json ? console.error : console.log;
    const chosen = chooseRows(positionals);
    print(heading());
    const outcomes = await runRows(chosen, { answers, short: values.short }, (finished) => {
      for (const outcome of finished) {
        print(describeOutcome(outcome));
        if (hasFailed(outcome)) console.error(outcome.error);
      }
    });
    const load = loadavg()[0]?.toFixed(1);
    console.error(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${load}\n`);
    if (values.json) console.log(toJson(outcomes));
    return outcomes.some(hasFailed) ? 1 : 0;
  });
}

/** The named rows, or all of them. @throws UsageError for an unknown name */
function chooseRows(names: readonly string[]): readonly BenchRow[] {
  const unknown = names.find((name) => rows.every((row) => row.name !== name));
  if (unknown !== undefined) throw new UsageError(`There is no row “${unknown}”.`);
  return rows.filter(({ name }) => names.length === 0 || names.includes(name));
}
