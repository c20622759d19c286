// What a command of the command line is.

import type { Config } from "../config.ts";
import { addSecretPaths, readSecretFiles } from "../environment/secret-files.ts";

export interface CliCommand {
  /** Its words, such as `content check`. */
  readonly name: string;
  /** What follows the name, as --help shows it. */
  readonly takes: string;
  readonly description: string;
  /** Names of its options without a value, such as `json`. */
  readonly flags?: readonly string[];
  /** Returns the exit code; what it throws as SetupError or UsageError is shown as a sentence. */
  run(given: Given): Promise<number>;
}

interface Given {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Read when asked for: a command that needs no environment is not stopped by a bad one. */
  readonly config: () => Config;
}

/** Called in a way that it does not understand. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Adds where the secrets come from that a sentence names, so that the operator knows where to look. */
export function withSecretPaths(sentence: string): string {
  return addSecretPaths(sentence, readSecretFiles(process.env).paths);
}
