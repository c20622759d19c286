// Runs operations on a connection, and prepares each statement once.
import type Sqlite from "better-sqlite3";
import type { Row, Transaction, Value } from "../transaction.ts";

/** Runs an operation to its end, inside the open transaction. */
export type RunOperation = <T>(operation: () => Transaction<T>, mayWrite: boolean) => T;

/** @throws Error if an operation writes with `mayWrite` false */
export function createRunOperation(connection: Sqlite.Database): RunOperation {
  const statements = new Map<string, Sqlite.Statement<Value[], Row>>();
  return (operation, mayWrite) => {
    const transaction = operation();
    let step = transaction.next();
    while (!step.done) {
      const { text, values } = step.value;
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = connection.prepare<Value[], Row>(text);
        statements.set(text, statement);
      }
      // PostgreSQL refuses this by itself; SQLite doesn't.
      if (!mayWrite && !statement.readonly) throw new Error(`A read must not write: ${text}`);
      if (statement.reader) {
        step = transaction.next(statement.all(...values));
      } else {
        statement.run(...values);
        step = transaction.next([]);
      }
    }
    return step.value;
  };
}
