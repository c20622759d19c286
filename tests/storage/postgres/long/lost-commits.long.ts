// Every write of the storage ports returns the same if its COMMIT, or the reply to it, is lost.
import { describe, expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../../src/storage/postgres/postgres.ts";
import { createStorage } from "../../../../src/storage/storage.ts";
import type { Database } from "../../../../src/storage/transaction.ts";
import { createDatabase, openOnPostgres } from "../../../support/storage/postgres.ts";
import { startProxy } from "../../../support/storage/postgres-proxy.ts";
import { readSortedRows } from "../../../support/storage/schema.ts";
import { openTeam, setUpTeam, type TestTeam } from "../../../support/storage/storage.ts";
import { writeCases } from "../../contract/twice/write-cases.ts";

/** Every row, without the random keys of each database. */
async function read(database: Database): Promise<readonly string[]> {
  const rows = [...(await readSortedRows(database)).values()].flat();
  return rows.map((row) => row.replaceAll(/\b[0-9a-f]{64}\b/g, "key"));
}

/** Link codes follow from this key. Each database would draw its own. */
function setLinkKey({ storage }: TestTeam): Promise<void> {
  return storage.settings.write("link-code-key", "0".repeat(64));
}

const losses = [
  ["a COMMIT whose reply is lost", "loseNextCommit"],
  ["a COMMIT that never arrives", "cutNextCommit"],
] as const;

describe.each(losses)("%s", (_loss, lose) => {
  it.each(writeCases)("of %s changes nothing", async (_name, prepare) => {
    const usual = await openTeam(openOnPostgres);
    await setLinkKey(usual);
    const expected = await (await prepare(usual))();

    const wire = await startProxy(await createDatabase());
    const database = openPostgres(wire.url);
    onTestFinished(() => database.close());
    const team = await setUpTeam({ database, storage: createStorage(database), close: database.close });
    await setLinkKey(team);
    const run = await prepare(team);
    wire[lose]();
    expect(await run()).toEqual(expected);
    expect(wire.lost()).toBe(1);
    expect(await read(database)).toEqual(await read(usual.database));
  });
});
