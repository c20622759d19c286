// What a row of the bench is.
import type { Measurement } from "./measure.ts";

export interface BenchRow {
  /** By which it is chosen on the command line. */
  readonly name: string;
  /** Its lines of the table: mostly one. */
  measure(options: BenchOptions): Promise<readonly Measurement[]>;
}

interface BenchOptions {
  /** Answers in the large database. */
  readonly answers: number;
}
