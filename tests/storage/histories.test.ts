// Properties of random histories hold on SQLite.
import { createStorage } from "../../src/storage/storage.ts";
import { openMigrated } from "../support/storage/migrated.ts";
import { describeHistories } from "./contract/histories/describe-histories.ts";

describeHistories(
  "SQLite",
  async () => {
    const database = openMigrated();
    return { database, storage: createStorage(database), close: () => database.close() };
  },
  20,
);
