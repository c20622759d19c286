// SQLite passes the contract of storage and its laws, in memory and in a file.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { Opened } from "../support/storage/storage.ts";
import { describeStorage } from "./contract/describe-storage.ts";
import { describeLaws } from "./contract/laws/laws.ts";

const migrations = join(import.meta.dirname, "../../migrations");

async function openMigrated(file: string, afterwards = () => {}): Promise<Opened> {
  const database = openSqlite(file);
  migrateSqlite(database.connection, migrations, 0);
  return {
    database,
    storage: createStorage(database),
    async close() {
      await database.close();
      afterwards();
    },
  };
}

const openInMemory = () => openMigrated(":memory:");

function openInFile(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-storage-"));
  return openMigrated(join(folder, "test.db"), () => rmSync(folder, { recursive: true }));
}

describeStorage("SQLite in memory", openInMemory);
describeStorage("SQLite in a file", openInFile);
describeLaws("SQLite in memory", openInMemory, 30);
