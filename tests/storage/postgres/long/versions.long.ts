// Every PostgreSQL version that we support passes the contract of storage and its laws.
import { expect, it } from "vitest";
import { sql } from "../../../../src/storage/transaction.ts";
import { openOn } from "../../../support/storage/postgres.ts";
import { postgresVersions } from "../../../support/storage/postgres-server.ts";
import { query } from "../../../support/storage/storage.ts";
import { describeStorage } from "../../contract/describe-storage.ts";
import { describeLaws } from "../../contract/laws/laws.ts";

for (const version of postgresVersions) {
  const open = openOn(version);
  it(`runs PostgreSQL ${version}`, async () => {
    const { database, close } = await open();
    const rows = await query(database, sql`SELECT CURRENT_SETTING('server_version') AS version`);
    expect(rows).toEqual([{ version: expect.stringMatching(`^${version}\\.\\d+`) }]);
    await close();
  });
  describeStorage(`PostgreSQL ${version}`, open);
  describeLaws(`PostgreSQL ${version}`, open, 3);
}
