// Through a real PgBouncer: the contract of storage in session mode, and in transaction mode where it prepares statements.
import { afterAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../../../src/storage/postgres/postgres.ts";
import { findPgBouncer, type Pooler, PREPARES, startPgBouncer } from "../../../support/storage/pgbouncer.ts";
import { createDatabase, openOn } from "../../../support/storage/postgres.ts";
import { newestPostgres } from "../../../support/storage/postgres-server.ts";
import { query } from "../../../support/storage/storage.ts";
import { describeStorage } from "../../contract/describe-storage.ts";

const binary = await findPgBouncer();
const prepares = binary !== undefined && binary.version >= PREPARES;

/** Starts one PgBouncer when the first database is opened, for all that follow. */
function inMode(mode: "session" | "transaction") {
  let started: Promise<Pooler> | undefined;
  afterAll(async () => (await started)?.stop());
  return async (url: string): Promise<string> => {
    if (binary === undefined) throw new Error("There is no PgBouncer.");
    started ??= startPgBouncer(binary, mode, url);
    return (await started).through(url);
  };
}

// Without pgbouncer on the PATH and without Debian's packages, these tests are shown as skipped.
describe.skipIf(binary === undefined)("through PgBouncer", () => {
  const session = openOn(newestPostgres, inMode("session"));
  describeStorage("PgBouncer in session mode", session);

  describe.runIf(prepares)("that prepares statements", () => {
    describeStorage("PgBouncer in transaction mode", openOn(newestPostgres, inMode("transaction")));
  });

  const older = inMode("transaction");
  it.skipIf(prepares)("an older version in transaction mode is refused with what to change", async () => {
    const database = openPostgres(await older(await createDatabase()));
    const busy = Array.from({ length: 40 }, async (_, index) => {
      for (let round = 0; round < 5; round++)
        await query(database, { text: `SELECT ${(index + round) % 7} AS n`, values: [] });
    });
    const failures = (await Promise.allSettled(busy)).flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : [],
    );
    await database.close();
    expect(failures).not.toEqual([]);
    expect(failures.join("\n")).toMatch(/pool_mode=session.*max_prepared_statements=200/);
  });
});
