// npm run bench -- soak: how the memory of a process grows under load.
import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

const usage = `npm run bench -- soak [--minutes N]

  --minutes N  how long it lasts, 20 or more (default 20; several hours show whether memory grows)`;

/** Runs and prints it. 1 means that interactions failed, 2 a wrong command. */
export async function runSoak(words: readonly string[]): Promise<number> {
  const given = readArguments(words);
  if (typeof given === "string") {
    console.error(`${given}\n\n${usage}`);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const { growth, done, failures } = await soak(given.minutes, console.log);
  console.log(`\n${done} interactions, ${failures.length} failed.`);
  for (const failure of new Set(failures)) console.log(`  ${failure}`);
  console.log("In the second half, memory grew by, in MB per hour with the standard error:");
  for (const [name, { perHour, standardError }] of growth)
    console.log(`  ${name.padEnd(14)}${perHour.toFixed(1).padStart(8)} ± ${standardError.toFixed(1)}`);
  return failures.length === 0 ? 0 : 1;
}

interface Given {
  readonly minutes: number;
  readonly help: boolean;
}

/** The parsed request, or a sentence that says what's wrong with it. */
function readArguments(words: readonly string[]): Given | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        minutes: { type: "string", default: "20" },
        help: { type: "boolean", default: false },
      },
    });
    const minutes = Number(values.minutes);
    if (!Number.isInteger(minutes) || minutes < 20)
      return `--minutes takes a whole number of at least 20; it was “${values.minutes}”.`;
    return { minutes, help: values.help };
  } catch (error) {
    return (error as Error).message;
  }
}
