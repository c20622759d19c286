// A database that counts what goes through it: writes, statements, and the rows that they return.
import type { Database, Transaction } from "../../../src/storage/transaction.ts";

export interface Counted {
  readonly database: Database;
  readonly count: { writes: number; statements: number; rows: number };
}

/** The same database; tests can reset `count` to zero. */
export function countStatements(database: Database): Counted {
  const count = { writes: 0, statements: 0, rows: 0 };
  function* counting<T>(transaction: Transaction<T>): Transaction<T> {
    let step = transaction.next();
    while (!step.done) {
      count.statements++;
      const rows = yield step.value;
      count.rows += rows.length;
      step = transaction.next(rows);
    }
    return step.value;
  }
  return {
    count,
    database: {
      write(operation) {
        count.writes++;
        return database.write(() => counting(operation()));
      },
      read: (operation) => database.read(() => counting(operation())),
      close: () => database.close(),
    },
  };
}
