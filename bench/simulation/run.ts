// npm run bench -- simulation: recall after ninety days of each policy's questions.
import { parseArgs } from "node:util";
import { checkClaims, nameOf } from "./claims.ts";
import { planFor, runExperiment } from "./experiment.ts";
import { toJson, toText } from "./report.ts";

const usage = `npm run bench -- simulation [--seeds N] [--json]

  --seeds N    worlds that every policy is run in, two or more (default 20)
  --json       print {results, claims} with the recall of every seed`;

/** Runs and prints it. The report shows unmet claims; the exit code doesn't. 2 means a wrong command. */
export function runSimulation(words: readonly string[]): number {
  const given = readArguments(words);
  if (typeof given === "string") {
    console.error(`${given}\n\n${usage}`);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const results = runExperiment(planFor(given.seeds), (setting) =>
    console.error(`simulating ${nameOf(setting)} …`),
  );
  const claims = checkClaims(results);
  console.log(given.json ? toJson(results, claims) : toText(results, claims));
  return 0;
}

interface Given {
  readonly seeds: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** The parsed request, or a sentence that says what's wrong with it. */
function readArguments(words: readonly string[]): Given | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seeds: { type: "string", default: "20" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const seeds = Number(values.seeds);
    if (!Number.isInteger(seeds) || seeds < 2)
      return `--seeds takes a whole number of at least 2; it was “${values.seeds}”.`;
    return { seeds, json: values.json, help: values.help };
  } catch (error) {
    return (error as Error).message;
  }
}
