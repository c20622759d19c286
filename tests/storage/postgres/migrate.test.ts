// Migrations on PostgreSQL: applied once and completely, even if several processes start; and texts sort by their bytes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { SetupError } from "../../../src/ports/errors.ts";
import { migratePostgres } from "../../../src/storage/migrate/migrate-postgres.ts";
import { root } from "../../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";

type Files = Readonly<Record<string, string>>;

/** The default of managed databases: texts sort like words, not by their bytes. */
const LIKE_WORDS = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'";

const real = join(root, "migrations");

/** An empty database, and a folder of migrations to apply to it. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = await createDatabase("TEMPLATE template0");
  const client = await connectSeparately(url);
  const write = (files: Files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  };
  return {
    url,
    folder,
    client,
    migrate: (files: Files = {}) => {
      write(files);
      return migratePostgres(client, folder, 5);
    },
    remove: (name: string) => rmSync(join(folder, name)),
    async tables() {
      const { rows } = await client.query(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1",
      );
      return rows.map(({ tablename }) => tablename);
    },
  };
}

describe("migrations on PostgreSQL", () => {
  it("are applied once and in order, with PostgreSQL's file of a pair, and recorded", async () => {
    const { client, migrate, tables } = await start();
    const files = {
      "0001_initial.sql": "CREATE TABLE a (id TEXT); CREATE TABLE b (id TEXT);",
      "0002_more.postgres.sql": "ALTER TABLE b RENAME TO c;",
      "0002_more.sqlite.sql": "CREATE TABLE of_sqlite (id TEXT);",
    };
    expect(await migrate(files)).toEqual(["0001_initial.sql", "0002_more.postgres.sql"]);
    expect(await migrate()).toEqual([]);
    expect(await migrate({ "0003_rest.sql": "CREATE TABLE d (id TEXT);" })).toEqual(["0003_rest.sql"]);
    expect(await tables()).toEqual(["a", "c", "d"]);
    const { rows } = await client.query("SELECT number, file, applied_at FROM migration WHERE number = 2");
    expect(rows).toEqual([{ number: 2, file: "0002_more.postgres.sql", applied_at: 5 }]);
  });

  it("are applied by one of several processes that start together", async () => {
    const { url } = await start();
    const clients = await Promise.all([1, 2, 3, 4].map(() => connectSeparately(url)));
    const applied = await Promise.all(clients.map((client) => migratePostgres(client, real, 0)));
    expect(applied.filter((files) => files.length > 0)).toHaveLength(1);
    expect(applied.flat()[0]).toBe("0001_initial.sql");
  });

  it("refuse a newer database and a changed file, and say what to do", async () => {
    const { migrate, remove, tables } = await start();
    await migrate({ "0001_a.sql": "CREATE TABLE a (id TEXT);", "0002_b.sql": "CREATE TABLE b (id TEXT);" });
    const altered = { "0001_a.sql": "CREATE TABLE x (id TEXT);", "0003_c.sql": "CREATE TABLE c (id TEXT);" };
    await expect(migrate(altered)).rejects.toThrow(/^Migration 0001_a\.sql was changed after/);
    remove("0003_c.sql");
    remove("0002_b.sql");
    await expect(migrate({ "0001_a.sql": "CREATE TABLE a (id TEXT);" })).rejects.toThrow(
      /newer Kubedrill \(it has migration 0002_b\.sql\)/,
    );
    expect(await tables()).toEqual(["a", "b"]);
  });

  it("that fail leave nothing behind, and can be repaired", async () => {
    const { migrate, tables } = await start();
    const files = {
      "0001_a.sql": "CREATE TABLE a (id TEXT);",
      "0002_b.sql": "INSERT INTO nowhere VALUES (1);",
    };
    await expect(migrate(files)).rejects.toThrow(SetupError);
    await expect(migrate()).rejects.toThrow(
      /^Migration 0002_b\.sql failed: .*nowhere.* Nothing was changed\.$/,
    );
    expect(await tables()).toEqual([]);
    expect(await migrate({ "0002_b.sql": "CREATE TABLE b (id TEXT);" })).toHaveLength(2);
  });

  it("refuse a database that can't store emoji", async () => {
    const client = await connectSeparately(
      await createDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"),
    );
    await expect(migratePostgres(client, real, 0)).rejects.toThrow(/keeps texts in LATIN1.*ENCODING 'UTF8'/);
  });
});

describe("a database whose texts sort like words", () => {
  const slugs = ["cluster-ip", "Cluster", "clusters", "cluster", "a-b", "ab", "é", "Z"];
  const byBytes = slugs.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));

  it("sorts and compares our texts by their bytes", async () => {
    const client = await connectSeparately(await createDatabase(LIKE_WORDS));
    await migratePostgres(client, real, 0);
    const sorted = async (text: string) => (await client.query(text)).rows.map(({ name }) => name);
    const unnested = `SELECT name FROM unnest(ARRAY['${slugs.join("','")}']) AS name ORDER BY name`;
    expect(await sorted(unnested)).not.toEqual(byBytes); // otherwise this test proves nothing
    await client.query("INSERT INTO setting (name, value) SELECT name, '' FROM unnest($1::TEXT[]) AS name", [
      slugs,
    ]);
    expect(await sorted("SELECT name FROM setting ORDER BY name")).toEqual(byBytes);
    expect(await sorted("SELECT MIN(name) AS name FROM setting")).toEqual([byBytes[0]]);
    expect(await sorted("SELECT name FROM setting WHERE name > 'cluster' ORDER BY name")).toEqual(
      byBytes.slice(byBytes.indexOf("cluster") + 1),
    );
  });

  it("has the same order in every text column of all migrations, and leaves other tables alone", async () => {
    const client = await connectSeparately(await createDatabase(LIKE_WORDS));
    await client.query("CREATE TABLE foreign_table (name TEXT)");
    await migratePostgres(client, real, 0);
    const { rows } = await client.query(
      `SELECT DISTINCT relname AS table FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND atttypid = 'text'::regtype
         AND attcollation <> '"C"'::regcollation`,
    );
    expect(rows).toEqual([{ table: "foreign_table" }]);
  });
});
