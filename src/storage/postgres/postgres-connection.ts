// How connections to PostgreSQL are set up, and what they make of its types.
import pg from "pg";
import { readPostgresAddress } from "./postgres-address.ts";

/** int8 and numeric as numbers: sums, counts and means are far from 2^53. */
const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);

const getTypeParser = (oid: number, format?: "text" | "binary") =>
  (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format);

/** What every connection has, times in ms. */
export const settings = {
  application_name: "kubedrill",
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  types: { getTypeParser },
} satisfies pg.ClientConfig;

/** A connection of its own, for what takes long or is done once. @throws whatever keeps it from the database. */
export async function connectPostgres(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: readPostgresAddress(address).url, ...settings });
  // The query that a lost connection interrupts tells of it; without a listener the process ends.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}
