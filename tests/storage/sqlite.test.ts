// SQLite passes the contract of storage and its laws, in memory and in a file.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage } from "../../src/storage/storage.ts";
import { openMigrated } from "../support/storage/migrated.ts";
import type { Opened } from "../support/storage/storage.ts";
import { describeStorage } from "./contract/describe-storage.ts";
import { describeLaws } from "./contract/laws/laws.ts";

async function open(file?: string, afterwards = () => {}): Promise<Opened> {
  const database = openMigrated(file);
  return {
    database,
    storage: createStorage(database),
    async close() {
      await database.close();
      afterwards();
    },
  };
}

const openInMemory = () => open();

function openInFile(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-storage-"));
  return open(join(folder, "test.db"), () => rmSync(folder, { recursive: true }));
}

describeStorage("SQLite in memory", openInMemory);
describeStorage("SQLite in a file", openInFile);
describeLaws("SQLite in memory", openInMemory, 30);
