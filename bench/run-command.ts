// How a benchmark reads its command line.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../src/cli/cli-command.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

interface Command<O extends Options> {
  /** What --help prints. */
  readonly usage: string;
  readonly options: O;
  /** Whether it takes words that aren't options. */
  readonly allowPositionals?: boolean;
}

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: boolean }>
>;

/** Runs `perform` and returns its exit code: 0 for --help, and 2 for a wrong command after printing what's wrong. */
export async function runCommand<const O extends Options>(
  words: readonly string[],
  { usage, options, allowPositionals = false }: Command<O>,
  perform: (given: Parsed<O>) => number | Promise<number>,
): Promise<number> {
  if (words.includes("--help")) {
    console.log(usage);
    return 0;
  }
  try {
    return await perform(parse({ args: [...words], options, allowPositionals }));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

/** @throws UsageError for anything else, or a smaller number */
export function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`--${option} takes a whole number of at least ${least}; it was “${value}”.`);
  return number;
}

/** @throws UsageError for an unknown option */
function parse<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
