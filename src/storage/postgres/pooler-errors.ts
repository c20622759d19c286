// What a pooler's refusals mean. PgBouncer uses one code for nearly all of them, so its words decide.
import { isProtocolViolation } from "./postgres-retry.ts";

/** Meanings by PgBouncer's words; each continues “The database <name> …”. */
const meanings: readonly (readonly [said: RegExp, meaning: string])[] = [
  [
    /startup parameter/,
    "is behind a pooler that refuses a startup parameter. Remove options from KUBEDRILL_DATABASE and PGOPTIONS, or add the parameter to ignore_startup_parameters in pgbouncer.ini",
  ],
  [
    /no such database|is disabled|does not exist/,
    "isn't one that the pooler serves. Create it, and add it to the databases in pgbouncer.ini",
  ],
  [
    /no such user|authentication failed|login rejected|no username|empty password/,
    "is behind a pooler that refuses the user or the password. Correct them in KUBEDRILL_DATABASE or in the pooler's auth_file",
  ],
  [
    /statement pooling/,
    "is behind a pooler that allows no transactions. Set pool_mode=session in pgbouncer.ini",
  ],
  [
    /SSL required/,
    "is behind a pooler that takes encrypted connections only. Add sslmode=verify-full to KUBEDRILL_DATABASE",
  ],
  [
    /prepared statement/,
    "is behind a pooler that mixes up prepared statements. Set pool_mode=session in pgbouncer.ini",
  ],
];

/** Duplicate and unknown prepared statements: the pooler gave the transaction a different connection. */
const MIXED_UP = /^(42P05|26000)$/;

/**
 * The meaning of a pooler's refusal, to continue “The database <name> …”, with the pooler's own words; undefined for
 * any other error.
 */
export function meaningOfPooler(error: Error, code: string): string | undefined {
  if (MIXED_UP.test(code))
    return "mixes up prepared statements, as a pooler in transaction mode does. Set pool_mode=session in pgbouncer.ini, or update PgBouncer to 1.21 or newer and set max_prepared_statements=200.";
  if (code !== "08P01") return undefined;
  const meaning = isProtocolViolation(error)
    ? (meanings.find(([said]) => said.test(error.message))?.[1] ??
      "refuses the connection. Point KUBEDRILL_DATABASE at PostgreSQL or at PgBouncer in session mode")
    : "is behind a pooler that has no connection to it. Look into the pooler's log";
  return `${meaning}. It says: “${quote(error.message)}”.`;
}

/** Puts the message on one line and shortens it. */
function quote(message: string): string {
  return message.replaceAll(/[\p{Cc}\s]+/gu, " ").slice(0, 200);
}
