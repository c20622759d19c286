// How to set up connections to PostgreSQL and convert its types.
import pg from "pg";
import { readPostgresAddress } from "./postgres-address.ts";
import { loadTls } from "./postgres-tls.ts";

/** int8 and numeric as numbers: sums, counts, and means stay far below 2^53. */
const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);

const getTypeParser = (oid: number, format?: "text" | "binary") =>
  (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format);

/** The driver's options for a connection. @throws SetupError if the address or its certificates are unusable */
export function connectionSettings(address: string) {
  const { url, tls } = readPostgresAddress(address);
  return {
    connectionString: url,
    application_name: "kubedrill",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ssl: loadTls(tls),
    types: { getTypeParser },
  } satisfies pg.ClientConfig;
}

/** Opens a separate connection, for long or one-time work. @throws the driver's error if it can't connect */
export async function connectPostgres(address: string): Promise<pg.Client> {
  const client = new pg.Client(connectionSettings(address));
  // The interrupted query reports a lost connection; without a listener, the process would end.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    // Don't await it: a connection that failed during TLS never reports its end.
    client.end().catch(() => {});
    throw error;
  }
  return client;
}
