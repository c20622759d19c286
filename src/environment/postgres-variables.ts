// PostgreSQL's own environment variables, which the driver reads if the database is a PostgreSQL address.
import { SetupError } from "../ports/errors.ts";
import { isPostgres, readPostgresAddress } from "../storage/postgres/postgres-address.ts";
import { isTlsMode, tlsModeNote, tlsModes } from "../storage/postgres/tls-parameters.ts";
import { textFault } from "./text-fault.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The driver reads these if the address leaves them out. */
const names = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGOPTIONS", "PGSSLMODE"];

/** The address, with the TLS mode from PGSSLMODE if it has none. */
export function completeAddress(address: string, { PGSSLMODE }: Environment): string {
  const url = URL.parse(address);
  if (!isPostgres(address) || PGSSLMODE === undefined || url === null || url.searchParams.has("sslmode"))
    return address;
  url.searchParams.set("sslmode", PGSSLMODE);
  return url.href;
}

/** One sentence per invalid variable, and one if the address is invalid. */
export function postgresProblems(address: string, environment: Environment): readonly string[] {
  if (!isPostgres(address)) return [];
  const damaged = names.flatMap((name) => {
    const fault = textFault(environment[name] ?? "");
    return fault === undefined ? [] : [`${name} ${fault}`];
  });
  if (damaged.length > 0) return damaged;
  const { PGSSLMODE = "disable", PGPORT = "5432" } = environment;
  return [
    ...(isTlsMode(PGSSLMODE) ? [] : [`PGSSLMODE must be ${tlsModes}, in lower case.`]),
    ...(/^\d{1,5}$/.test(PGPORT) ? [] : ["PGPORT must be a port number, such as 5432."]),
    ...addressProblems(address),
  ];
}

function addressProblems(address: string): readonly string[] {
  try {
    readPostgresAddress(address);
    return [];
  } catch (error) {
    if (error instanceof SetupError) return [error.message];
    throw error;
  }
}

/** A warning if the database's TLS mode checks more than its name suggests. */
export function postgresNote(address: string, environment: Environment): string | undefined {
  return isPostgres(address)
    ? tlsModeNote(URL.parse(completeAddress(address, environment))?.searchParams.get("sslmode"))
    : undefined;
}
