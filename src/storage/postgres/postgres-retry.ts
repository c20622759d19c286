// Which PostgreSQL failures to retry, and how long to wait before each retry.

/** Why to retry a transaction: a conflict with another one, a row newer than its snapshot, or a lost connection. */
export type Passing = "conflict" | "constraint" | "lost connection";

/** Serialization failure and deadlock: the server ended one of the conflicting transactions. */
const conflicts = new Set(["40001", "40P01"]);

/** Foreign and unique keys: the blocking row may be newer than the transaction's snapshot; a fresh snapshot sees it. */
const constraints = new Set(["23503", "23505"]);

/** The server's codes (in addition to class 08) and the socket's for a connection that was lost or can't be made now. */
const losses = new Set([
  "25P03", // ended by the server: this process was silent in the middle of a transaction
  "53300", // too many connections
  "57P01", // shut down by an admin
  "57P02", // another connection's process crashed
  "57P03", // starting up or shutting down
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);

/**
 * PgBouncer uses the code of a protocol violation for all its own errors. These are temporary: the server behind it
 * restarts, or no connection is free.
 */
const poolerLosses =
  /^(server (conn crashed|login|shutting down|lifetime over|connection closed|DNS lookup failed)|pgbouncer cannot connect|cannot connect|connect (failed|timeout|string changed)|login failed|pooler is shutting down|(query_wait|query|client_login|client_idle|suspend)_timeout|admin forced|database configuration changed|unexpected eof|(no more|client) connections )/;

/** Whether an error has the code of a protocol violation and isn't temporary. */
export function isProtocolViolation(error: { readonly code?: unknown; readonly message: string }): boolean {
  return error.code === "08P01" && !poolerLosses.test(error.message);
}

/** The driver's messages for a lost or silent connection, which have no code. */
const lossMessages =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Another process migrated the tables, and this connection's statements were prepared for the old ones. */
const outdatedPlan = "cached plan must not change result type";

/** Why a fresh transaction may succeed; undefined if it would fail the same way. */
export function passingFailure(error: unknown): Passing | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (conflicts.has(code)) return "conflict";
  if (constraints.has(code)) return "constraint";
  const lost =
    losses.has(code) ||
    (/^08...$/.test(code) && !isProtocolViolation(error)) ||
    lossMessages.test(error.message) ||
    error.message === outdatedPlan;
  return lost ? "lost connection" : undefined;
}

interface Plan {
  /** The first and the longest pause, in ms; each one doubles the one before. */
  readonly first: number;
  readonly longest: number;
  /** How many times to retry before the transaction fails with its error. */
  readonly most: number;
}

const plans: Readonly<Record<Passing, Plan>> = {
  conflict: { first: 4, longest: 250, most: 8 },
  constraint: { first: 4, longest: 4, most: 8 },
  "lost connection": { first: 100, longest: 2_000, most: 24 },
};

/** While the process stops, a lost database isn't waited for as long, in retries. */
const MOST_WHILE_CLOSING = 8;

/** How many times to retry a transaction that failed for this reason. */
export function mostRetries(why: Passing, closing: boolean): number {
  return closing ? MOST_WHILE_CLOSING : plans[why].most;
}

/**
 * How long to wait before a retry, counted from 1, in ms. Half is fixed and half is random, so that transactions don't
 * conflict again. All retries together take 0.4–0.75 s after conflicts, and 20–41 s after lost connections: longer than
 * the failover of a well-kept database.
 */
export function pauseBefore(retry: number, why: Passing, random: () => number): number {
  const { first, longest } = plans[why];
  return Math.min(first * 2 ** (retry - 1), longest) * (0.5 + random() / 2);
}
