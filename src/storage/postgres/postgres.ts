// PostgreSQL: a pool of connections that drives transactions, and tries each again where its failure passes.
import pg from "pg";
import type { Database, Row, Statement, Transaction } from "../transaction.ts";
import { readPostgresAddress } from "./postgres-address.ts";
import { connectionSettings } from "./postgres-connection.ts";
import { explainPoolerError } from "./postgres-errors.ts";
import { createGate } from "./postgres-gate.ts";
import { MOST_RETRIES, type Passing, passingFailure, pauseBefore } from "./postgres-retry.ts";
import { storable } from "./postgres-text.ts";

/** What a database tells whoever watches over it. */
export interface PostgresEvents {
  /** A transaction is about to be tried again. */
  retried?(why: Passing): void;
  /** A connection went that nobody was using; the next transaction makes another. */
  connectionLost?(reason: string): void;
}

interface Options {
  /** The most connections at a time, in place of the address's; whoever comes when all are taken waits in line. */
  readonly connections?: number;
  readonly events?: PostgresEvents;
  readonly random?: () => number;
  /** Waits before a retry, in ms. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** Two that change the same row: the second one fails, and is tried again on a fresh snapshot. */
const WRITE = "BEGIN ISOLATION LEVEL REPEATABLE READ";
const READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/**
 * The longest silence between two statements, in ms: a half-dead connection must not hold a lock for long. It is set
 * in each transaction, because a pooler refuses it as a parameter of the connection.
 */
const SILENCE = "SET LOCAL idle_in_transaction_session_timeout = 10000";

/** The longest that one statement takes, in ms. */
const LONGEST_STATEMENT = 15_000;

/**
 * Opens a pool on a postgres:// address; connections are made when they are needed.
 *
 * Every transaction sees one snapshot. Where others were in its way or its connection went, its operation runs again
 * from the start, at most eight times: within 0.75 s for conflicts, over 3.75 to 7.5 s while the database is away.
 * A connection may go after COMMIT was sent; then the operation runs again on top of its own outcome. So every write
 * has to end the same where it is run twice with the same ids.
 *
 * @throws SetupError where the address is none.
 */
export function openPostgres(address: string, options: Options = {}): Database {
  const { name, connections: usual } = readPostgresAddress(address);
  const { connections = usual, events = {}, random = Math.random, pause = sleep } = options;
  const pool = new pg.Pool({
    ...connectionSettings(address),
    max: connections,
    pipeline: true,
    query_timeout: LONGEST_STATEMENT,
  });
  // Without a listener, an idle connection that goes ends the process.
  pool.on("error", ({ message }) => events.connectionLost?.(message));
  // Of one in use, its query tells.
  pool.on("connect", (client) => client.on("error", () => {}));
  // The pool's own line would count waiting towards the time for connecting.
  const gate = createGate(connections);
  const prepare = createPreparer();
  const running = new Set<Promise<unknown>>();
  let closed = false;

  async function attempt<T>(begin: string, operation: () => Transaction<T>): Promise<T> {
    const client = await pool.connect();
    try {
      const value = await drive(client, begin, operation());
      await client.query("COMMIT");
      client.release();
      return value;
    } catch (error) {
      await giveBack(client, error);
      throw error;
    }
  }

  async function drive<T>(client: pg.PoolClient, begin: string, transaction: Transaction<T>): Promise<T> {
    let step = transaction.next();
    // It travels together with the first statement.
    const began = client.query(`${begin}; ${SILENCE}`);
    began.catch(() => {});
    while (!step.done) {
      const { rows } = await client.query<Row>(prepare(step.value));
      step = transaction.next(rows);
    }
    await began;
    return step.value;
  }

  async function persist<T>(begin: string, operation: () => Transaction<T>): Promise<T> {
    let constrained = 0;
    for (let retry = 1; ; retry++) {
      try {
        return await gate.pass(() => attempt(begin, operation));
      } catch (error) {
        const why = passingFailure(error);
        // What a fresh snapshot does not settle is a constraint's ordinary refusal.
        if (why === "constraint") constrained += 1;
        if (why === undefined || retry > MOST_RETRIES || constrained > 1)
          throw explainPoolerError(error, name);
        events.retried?.(why);
        await pause(pauseBefore(retry, why, random));
      }
    }
  }

  async function run<T>(begin: string, operation: () => Transaction<T>): Promise<T> {
    if (closed) throw new Error("The database is closed.");
    const outcome = persist(begin, operation);
    running.add(outcome);
    return outcome.finally(() => running.delete(outcome));
  }

  return {
    write: (operation) => run(WRITE, operation),
    read: (operation) => run(READ, operation),
    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(running);
      await pool.end();
    },
  };
}

/** Gives a connection back where it is good for more, else ends it. */
async function giveBack(client: pg.PoolClient, error: unknown): Promise<void> {
  const lost = passingFailure(error) === "lost connection";
  const ended =
    lost ||
    (await client.query("ROLLBACK").then(
      () => false,
      () => true,
    ));
  client.release(ended);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Statements in PostgreSQL's way: `$1` for `?`, and a name under which each connection plans it once. */
function createPreparer(): (statement: Statement) => pg.QueryConfig {
  const known = new Map<string, { readonly name: string; readonly text: string }>();
  return ({ text, values }) => {
    let prepared = known.get(text);
    if (prepared === undefined) {
      let place = 0;
      prepared = { name: `kubedrill_${known.size}`, text: text.replaceAll("?", () => `$${++place}`) };
      known.set(text, prepared);
    }
    return { ...prepared, values: values.map(storable) };
  };
}
