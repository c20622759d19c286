// The type of a bench row.
import type { Measurement } from "./measure.ts";

export interface BenchRow {
  /** Selects it on the command line. */
  readonly name: string;
  /** Returns its lines of the table, usually one. */
  measure(options: BenchOptions): Promise<readonly Measurement[]>;
}

export interface BenchOptions {
  /** Answers in the large database. */
  readonly answers: number;
  /** Fewer rounds and answers, where a row takes long: shows that it works. Its figures mean little. */
  readonly short: boolean;
}
