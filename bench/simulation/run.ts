// npm run bench -- simulation: recall after ninety days of each policy's questions.
import { runCommand, wholeNumber } from "../run-command.ts";
import { checkClaims, nameOf } from "./claims.ts";
import { planFor, runExperiment } from "./experiment.ts";
import { toJson, toText } from "./report.ts";

const usage = `npm run bench -- simulation [--seeds N] [--json]

  --seeds N    worlds that every policy is run in, two or more (default 20)
  --json       print {results, claims} with the recall of every seed`;

/** Runs and prints it. The report shows unmet claims; the exit code doesn't. 2 means a wrong command. */
export function runSimulation(words: readonly string[]): Promise<number> {
  const options = {
    seeds: { type: "string", default: "20" },
    json: { type: "boolean", default: false },
  } as const;
  return runCommand(words, { usage, options }, ({ values }) => {
    const results = runExperiment(planFor(wholeNumber("seeds", values.seeds, 2)), (setting) =>
      console.error(`simulating ${nameOf(setting)} …`),
    );
    const claims = checkClaims(results);
    console.log(values.json ? toJson(results, claims) : toText(results, claims));
    return 0;
  });
}
