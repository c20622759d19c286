// Properties of many random histories, on both databases.
import { createStorage } from "../../src/storage/storage.ts";
import { openMigrated } from "../support/storage/migrated.ts";
import { openOnPostgres } from "../support/storage/postgres.ts";
import { describeHistories } from "./contract/histories/describe-histories.ts";

describeHistories(
  "SQLite",
  async () => {
    const database = openMigrated();
    return { database, storage: createStorage(database), close: () => database.close() };
  },
  100,
);
describeHistories("PostgreSQL", openOnPostgres, 20);
