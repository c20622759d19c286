// Which failures of PostgreSQL pass by themselves, and how long to wait before the next try.

/** Why a transaction is tried again: others were in its way, a row it could not see is, or its connection went. */
export type Passing = "conflict" | "constraint" | "lost connection";

/** A transaction is tried again this often, then its error is told. */
export const MOST_RETRIES = 8;

/** Serialization failure and deadlock: of those in each other's way, the server ended this one. */
const conflicts = new Set(["40001", "40P01"]);

/** Foreign and unique keys: what is in the way may have come after the transaction's snapshot; a fresh one sees it. */
const constraints = new Set(["23503", "23505"]);

/** The server's codes (beside class 08) and the socket's for a connection that went, or that is not to be had now. */
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
 * PgBouncer gives each of its own errors the code of a protocol violation. These end by themselves: the server behind
 * it restarts, or a connection becomes free.
 */
const poolerLosses =
  /^(server (conn crashed|login|shutting down|lifetime over|connection closed|DNS lookup failed)|pgbouncer cannot connect|cannot connect|connect (failed|timeout|string changed)|login failed|pooler is shutting down|(query_wait|query|client_login|client_idle|suspend)_timeout|admin forced|database configuration changed|unexpected eof|(no more|client) connections )/;

/** Whether an error has the code of a protocol violation and is none that ends by itself. */
export function isProtocolViolation(error: { readonly code?: unknown; readonly message: string }): boolean {
  return error.code === "08P01" && !poolerLosses.test(error.message);
}

/** What the driver says, without a code, of a connection that went. */
const lossMessages = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Another process migrated the tables: this connection's statements were prepared for the old ones. */
const outdatedPlan = "cached plan must not change result type";

/** Whether a fresh transaction may do better, and why; undefined where it would fail the same way. */
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

/** Each pause is twice the one before, from the first to the longest, in ms. */
const pauses = { conflict: [4, 250], constraint: [4, 4], "lost connection": [100, 1_500] } as const;

/**
 * How long to wait before a retry, counted from 1, in ms: half of it fixed, half of it chance, so that those who met
 * do not meet again. All eight together: 0.4–0.75 s after conflicts; 3.75–7.5 s after lost connections, which is more
 * than a restart of the database takes.
 */
export function pauseBefore(retry: number, why: Passing, random: () => number): number {
  const [first, longest] = pauses[why];
  return Math.min(first * 2 ** (retry - 1), longest) * (0.5 + random() / 2);
}
