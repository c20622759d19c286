// Runs rows one after another. A row that fails loses no other.
import type { BenchOptions, BenchRow } from "./bench-row.ts";
import type { Measurement } from "./measure.ts";

/** A row that has no figures. */
export interface Failure {
  readonly name: string;
  readonly error: Error;
}

export type Outcome = Measurement | Failure;

/** @param finish called with a row's outcomes as soon as it has ended, before the next one begins */
export async function runRows(
  rows: readonly BenchRow[],
  options: BenchOptions,
  finish: (outcomes: readonly Outcome[]) => void,
): Promise<readonly Outcome[]> {
  const all: Outcome[] = [];
  for (const row of rows) {
    const outcomes = await measure(row, options);
    finish(outcomes);
    all.push(...outcomes);
  }
  return all;
}

export function hasFailed(outcome: Outcome): outcome is Failure {
  return "error" in outcome;
}

async function measure(row: BenchRow, options: BenchOptions): Promise<readonly Outcome[]> {
  try {
    return await row.measure(options);
  } catch (error) {
    return [{ name: row.name, error: error instanceof Error ? error : new Error(String(error)) }];
  }
}
