// npm run bench -- soak: how the memory of a process grows under load.
import { runCommand, wholeNumber } from "../run-command.ts";
import { soak } from "./soak.ts";

const usage = `npm run bench -- soak [--minutes N]

  --minutes N  how long it lasts, 20 or more (default 20; several hours show whether memory grows)`;

/** Runs and prints it. 1 means that interactions failed, 2 a wrong command. */
export function runSoak(words: readonly string[]): Promise<number> {
  const options = { minutes: { type: "string", default: "20" } } as const;
  return runCommand(words, { usage, options }, async ({ values }) => {
    const { growth, done, failures } = await soak(wholeNumber("minutes", values.minutes, 20), console.log);
    console.log(`\n${done} interactions, ${failures.length} failed.`);
    for (const failure of new Set(failures)) console.log(`  ${failure}`);
    console.log("In the second half, memory grew by, in MB per hour with the standard error:");
    for (const [name, { perHour, standardError }] of growth)
      console.log(`  ${name.padEnd(14)}${perHour.toFixed(1).padStart(8)} ± ${standardError.toFixed(1)}`);
    return failures.length === 0 ? 0 : 1;
  });
}
