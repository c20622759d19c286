// The address of a PostgreSQL database: the parts that Kubedrill reads, and the parts it can show.
import { SetupError } from "../../ports/errors.ts";
import { readParameters } from "./address-parameters.ts";
import { readTls, type Tls } from "./tls-parameters.ts";

export interface PostgresAddress {
  /** The address for the driver, without TLS parameters, which the driver would read differently. */
  readonly url: string;
  /** The address without user and password, to show to people. */
  readonly name: string;
  /** The most connections that a process can have at a time. */
  readonly connections: number;
  /** Undefined for a connection in plain text. */
  readonly tls: Tls | undefined;
}

const CONNECTIONS = 10;

/** Parameters that the driver must not read. */
const ours = ["connection_limit", "sslmode", "sslrootcert", "sslcert", "sslkey"];

/** Whether this is the address of a PostgreSQL database, not the path of a SQLite file. */
export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:/i.test(address);
}

/**
 * Reads `postgres://user:password@host:5432/database?connection_limit=10`.
 * @throws SetupError that doesn't repeat the address
 */
export function readPostgresAddress(address: string): PostgresAddress {
  const url = URL.parse(address);
  if (url === null || !isWhole(url, address)) {
    throw new SetupError(
      "KUBEDRILL_DATABASE is not a full address. It looks like postgres://user:password@host:5432/database, where characters such as @ : / # % in the password are percent-encoded.",
    );
  }
  const parameters = readParameters(url.searchParams);
  const { connection_limit } = parameters;
  const connections = connection_limit === undefined ? CONNECTIONS : Number(connection_limit);
  if (!Number.isInteger(connections) || connections < 1 || connections > 500) {
    throw new SetupError(
      `connection_limit in KUBEDRILL_DATABASE must be a whole number from 1 to 500; it is “${connection_limit}”.`,
    );
  }
  if ([url.username, url.password, url.pathname].some((part) => /\p{Cc}/u.test(decodeURIComponent(part)))) {
    throw new SetupError(
      "KUBEDRILL_DATABASE contains an encoded line break or control character, such as %0A. Remove it.",
    );
  }
  const tls = readTls(parameters);
  const name = `postgres://${url.host}${url.pathname}`;
  for (const key of ours) url.searchParams.delete(key);
  return { url: url.href, name, connections, tls };
}

/** Whether the database is the only part after the host, and each part can be decoded. */
function isWhole(url: URL, address: string): boolean {
  const { username, password, pathname, hash } = url;
  return (
    /^postgres(ql)?:\/\//i.test(address) &&
    /^\/[^/@:]+$/.test(pathname) &&
    hash === "" &&
    [username, password, pathname].every(isDecodable)
  );
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
