// How many statements an operation can run, however many rows it handles.
import type { TestTeam } from "../../../support/storage/storage.ts";

export interface Budget {
  /** The operation, with what it handles many of. */
  readonly name: string;
  readonly statements: number;
  /** Stores what the operation handles, and returns it: a run returns how many rows it handled. */
  prepare(team: TestTeam, rows: number): Promise<() => Promise<number>>;
}

/** Runs a step for each of the numbers below `count`, all at once. */
export function times<T>(count: number, step: (index: number) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => step(index)));
}
