// PostgreSQL: a pool of connections that drives transactions, and retries them after temporary failures.
import pg from "pg";
import { systemTimers, type Timers } from "../../ports/timers.ts";
import type { Database, Row, Statement, Transaction } from "../transaction.ts";
import { readPostgresAddress } from "./postgres-address.ts";
import { connectionSettings } from "./postgres-connection.ts";
import { explainPoolerError, explainPostgresError, refusesAccess } from "./postgres-errors.ts";
import { createGate } from "./postgres-gate.ts";
import { mostRetries, type Passing, passingFailure, pauseBefore } from "./postgres-retry.ts";
import { storable } from "./postgres-text.ts";

/** What a database reports for logs and metrics. */
export interface PostgresEvents {
  /** A transaction is about to be retried. */
  retried?(why: Passing): void;
  /** An idle connection was lost; the next transaction opens another. */
  connectionLost?(reason: string): void;
  /** New connections are refused: what to do about it. Undefined: the server accepts them again. */
  accessProblem?(problem: string | undefined): void;
  /** A write is durable, `ms` after its transaction began. */
  committed?(ms: number): void;
}

interface Options {
  /** The most connections at a time, instead of the address's limit. Further transactions wait in line. */
  readonly connections?: number;
  readonly events?: PostgresEvents;
  readonly random?: () => number;
  /** For the waits before retries. */
  readonly timers?: Pick<Timers, "wait" | "now">;
}

/** If two transactions change the same row, the second one fails and is retried on a fresh snapshot. */
const WRITE = "BEGIN ISOLATION LEVEL REPEATABLE READ";
const READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/**
 * The longest silence between two statements, and the longest statement, in ms: a half-dead connection or a bad plan must
 * not hold locks for long. Each transaction sets them, because a pooler refuses them as parameters of the connection.
 */
const LIMITS = "SET LOCAL idle_in_transaction_session_timeout = 10000; SET LOCAL statement_timeout = 15000";

/** Without a word from the server for this long, in ms, the connection is lost: the server would have ended the statement. */
const LONGEST_WAIT = 18_000;

/**
 * Opens a pool on a postgres:// address, which connects when needed.
 *
 * Every transaction sees one snapshot. After a conflict or a lost connection, its operation runs again from the start, up
 * to eight times within 0.75 s for conflicts, and for 20 to 41 s while the database is away. If the connection is lost
 * after COMMIT was sent, the operation runs again on top of its own outcome. So every write must give the same result when
 * it runs twice with the same IDs.
 *
 * Closing waits for running transactions, which from then on retry for no more than 10 s.
 *
 * @throws SetupError if the address is unusable
 */
export function openPostgres(address: string, options: Options = {}): Database {
  const { name, connections: usual } = readPostgresAddress(address);
  const { connections = usual, events = {}, random = Math.random, timers = systemTimers } = options;
  const pool = new pg.Pool({
    ...connectionSettings(address),
    max: connections,
    pipeline: true,
    query_timeout: LONGEST_WAIT,
  });
  // Without a listener, losing an idle connection would end the process.
  pool.on("error", ({ message }) => events.connectionLost?.(message));
  let isRefused = false;
  pool.on("connect", (client) => {
    // The interrupted query reports the loss of one in use.
    client.on("error", () => {});
    if (isRefused) events.accessProblem?.(undefined);
    isRefused = false;
  });
  // The pool's own queue would count the wait as time for connecting.
  const gate = createGate(connections);
  const prepare = createPreparer();
  const running = new Set<Promise<unknown>>();
  let closed = false;

  function noticeRefusal(error: unknown): void {
    if (isRefused || !refusesAccess(error)) return;
    isRefused = true;
    events.accessProblem?.(String((explainPostgresError(error, name) as Error).message));
  }

  async function attempt<T>(begin: string, operation: () => Transaction<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      noticeRefusal(error);
      throw error;
    });
    try {
      const began = timers.now();
      const value = await drive(client, begin, operation());
      await client.query("COMMIT");
      if (begin === WRITE) events.committed?.(timers.now() - began);
      client.release();
      return value;
    } catch (error) {
      await giveBack(client, error);
      throw error;
    }
  }

  async function drive<T>(client: pg.PoolClient, begin: string, transaction: Transaction<T>): Promise<T> {
    let step = transaction.next();
    // Not awaited, so that it's sent together with the first statement.
    const began = client.query(`${begin}; ${LIMITS}`);
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
        // If a fresh snapshot fails too, it's an ordinary constraint violation.
        if (why === "constraint") constrained += 1;
        if (why === undefined || retry > mostRetries(why, closed) || constrained > 1)
          throw explainPoolerError(error, name);
        events.retried?.(why);
        await timers.wait(pauseBefore(retry, why, random));
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

/** Returns a connection to the pool if it still works, or closes it. */
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

/** Turns `?` into `$1` and names each statement, so that each connection plans it once. */
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
