// The variables that PostgreSQL's own tools know, where the database is a PostgreSQL address: the driver reads them, too.
import { SetupError } from "../ports/errors.ts";
import { isPostgres, readPostgresAddress } from "../storage/postgres/postgres-address.ts";
import { isTlsMode, tlsModeNote, tlsModes } from "../storage/postgres/tls-parameters.ts";
import { textFault } from "./text-fault.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What the driver reads where the address says nothing. */
const names = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGOPTIONS", "PGSSLMODE"];

/** The address with the TLS mode from PGSSLMODE, where it has none of its own. */
export function completeAddress(address: string, { PGSSLMODE }: Environment): string {
  const url = URL.parse(address);
  if (!isPostgres(address) || PGSSLMODE === undefined || url === null || url.searchParams.has("sslmode"))
    return address;
  url.searchParams.set("sslmode", PGSSLMODE);
  return url.href;
}

/** A sentence for each of these variables that is damaged or impossible, and for the address itself. */
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

/** One sentence where the database's TLS mode checks more than its name says. */
export function postgresNote(address: string, environment: Environment): string | undefined {
  return isPostgres(address)
    ? tlsModeNote(URL.parse(completeAddress(address, environment))?.searchParams.get("sslmode"))
    : undefined;
}
