// Records the statements of real operations, and replays them on a bare connection.
import type Sqlite from "better-sqlite3";
import type { Database, Row, Statement, Transaction, Value } from "../src/storage/transaction.ts";

export interface Recorder {
  /** Runs operations on `database` and records their statements. */
  readonly database: Database;
  /** The statements of each write since the last call, in order. */
  take(): readonly (readonly Statement[])[];
}

export function recordStatements(database: Database): Recorder {
  let writes: Statement[][] = [];

  function* note<T>(operation: () => Transaction<T>): Transaction<T> {
    const statements: Statement[] = [];
    writes.push(statements);
    const transaction = operation();
    let step = transaction.next();
    while (!step.done) {
      statements.push(step.value);
      step = transaction.next(yield step.value);
    }
    return step.value;
  }

  return {
    database: { ...database, write: (operation) => database.write(() => note(operation)) },
    take() {
      const taken = writes;
      writes = [];
      return taken;
    },
  };
}

/** Statements of one write, prepared on a connection. */
export type PreparedWrite = readonly {
  readonly statement: Sqlite.Statement<Value[], Row>;
  readonly values: readonly Value[];
}[];

export function prepareWrites(
  connection: Sqlite.Database,
  writes: readonly (readonly Statement[])[],
): readonly PreparedWrite[] {
  const prepared = new Map<string, Sqlite.Statement<Value[], Row>>();
  return writes.map((statements) =>
    statements.map(({ text, values }) => {
      const statement = prepared.get(text) ?? connection.prepare<Value[], Row>(text);
      prepared.set(text, statement);
      return { statement, values };
    }),
  );
}

/** Replays only the writes, `perCommit` of them per transaction. */
export function replayWrites(
  connection: Sqlite.Database,
  writes: readonly PreparedWrite[],
  perCommit: number,
): void {
  const begin = connection.prepare("BEGIN IMMEDIATE");
  const commit = connection.prepare("COMMIT");
  for (let start = 0; start < writes.length; start += perCommit) {
    begin.run();
    for (const write of writes.slice(start, start + perCommit))
      for (const { statement, values } of write) {
        if (statement.reader) statement.all(...values);
        else statement.run(...values);
      }
    commit.run();
  }
}
