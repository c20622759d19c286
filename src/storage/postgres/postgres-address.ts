// The address of a PostgreSQL database: what is ours in it, and what may be shown of it.
import { SetupError } from "../../ports/errors.ts";

export interface PostgresAddress {
  /** What the driver takes. */
  readonly url: string;
  /** What people are shown: neither user nor password. */
  readonly name: string;
  /** The most connections a process may have at a time. */
  readonly connections: number;
}

const CONNECTIONS = 10;

/** What only the driver's own settings may say. */
const SIZE = "connection_limit";

export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:/i.test(address);
}

/**
 * Reads `postgres://user:password@host:5432/database?connection_limit=10`.
 * @throws SetupError that does not repeat it.
 */
export function readPostgresAddress(address: string): PostgresAddress {
  const url = URL.parse(address);
  if (url === null || !/^\/[^/]+$/.test(url.pathname)) {
    throw new SetupError(
      "KUBEDRILL_DATABASE is not a full address. It looks like postgres://user:password@host:5432/database, where characters such as @ : / # % in the password are percent-encoded.",
    );
  }
  const given = url.searchParams.get(SIZE);
  const connections = given === null ? CONNECTIONS : Number(given);
  if (!Number.isInteger(connections) || connections < 1 || connections > 500) {
    throw new SetupError(
      `${SIZE} in KUBEDRILL_DATABASE must be a whole number from 1 to 500; it is “${given}”.`,
    );
  }
  url.searchParams.delete(SIZE);
  return { url: url.href, name: `postgres://${url.host}${url.pathname}`, connections };
}
