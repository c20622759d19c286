// kubedrill migrate and kubedrill backup.
import { existsSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { openDatabase } from "../open-database.ts";
import { SetupError } from "../ports/errors.ts";
import { isPostgres } from "../storage/postgres/postgres-address.ts";
import { explainSqliteError } from "../storage/sqlite/sqlite-errors.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const migrate: CliCommand = {
  name: "migrate",
  takes: "[--from <SQLite file>]",
  description:
    "Bring the database up to this version (start does it too); --from moves a SQLite file into an empty PostgreSQL database and compares every row",
  flags: ["from"],
  async run({ words, flags, config }) {
    const [source, ...more] = words;
    const { database: address, migrations } = config();
    if (flags.has("from")) {
      if (source === undefined || more.length > 0)
        throw new UsageError(
          "migrate --from needs one SQLite file, such as: migrate --from data/kubedrill.db",
        );
      const { moveDatabase } = await import("../storage/migrate/migrate-data.ts");
      const { name, tables, left } = await moveDatabase(source, address, migrations, Date.now());
      for (const { table, rows } of tables) if (rows > 0) console.log(`${table}: ${rows}`);
      if (left.length > 0)
        console.log(`Left in ${source}, because it isn't Kubedrill's: ${left.join(", ")}.`);
      const total = tables.reduce((sum, { rows }) => sum + rows, 0);
      console.log(`Moved ${total} rows from ${source} to ${name}; every one was read back and compared.`);
      return 0;
    }
    if (source !== undefined)
      throw new UsageError(`migrate takes no words; it was given “${words.join(" ")}”.`);
    const { database, name, applied } = await openDatabase(address, migrations, Date.now());
    await database.close();
    console.log(applied.length === 0 ? `${name} is up to date.` : `${name}: applied ${applied.join(", ")}.`);
    return 0;
  },
};

export const backup: CliCommand = {
  name: "backup",
  takes: "<file>",
  description: "Make a consistent copy of the database while Kubedrill runs",
  async run({ words, config }) {
    const [target, ...more] = words;
    if (target === undefined || more.length > 0)
      throw new UsageError("backup needs one file to write, such as: backup kubedrill-2026-11-23.db");
    const { database: source, migrations } = config();
    if (isPostgres(source))
      throw new SetupError(
        "KUBEDRILL_DATABASE is a PostgreSQL database. Use its own tool: pg_dump --format=custom --file=copy.dump, then the address.",
      );
    if (!existsSync(source))
      throw new SetupError(`There is no database ${source} to back up. KUBEDRILL_DATABASE names it.`);
    // If opened, SQLite would delete its log.
    if (statSync(source).size === 0)
      throw new SetupError(
        `The database ${source} is empty: something truncated it, so no copy was made. Stop Kubedrill, restore an earlier backup, and start it again.`,
      );
    if (existsSync(target))
      throw new SetupError(`${target} exists already. Choose another name: a backup overwrites nothing.`);
    const unfinished = `${target}.unfinished`;
    try {
      await removeDatabase(unfinished); // from a killed backup
      const { default: Sqlite } = await import("better-sqlite3");
      const { makePrivateFile } = await import("../storage/sqlite/private-file.ts");
      const { verifyCopy } = await import("../storage/sqlite/verify-copy.ts");
      const connection = new Sqlite(source, { fileMustExist: true, readonly: true });
      makePrivateFile(unfinished);
      await connection.backup(unfinished).finally(() => connection.close());
      verifyCopy(unfinished, source, migrations);
      await rename(unfinished, target);
    } catch (error) {
      await removeDatabase(unfinished).catch(() => {}); // the first error matters more
      const explained = explainSqliteError(error, `${source} (or its copy ${target})`);
      if (explained instanceof SetupError) throw explained;
      throw new SetupError(
        `${target} cannot be written. Check that its folder exists and that this user may write there.`,
        { cause: error },
      );
    }
    console.log(`Copied ${source} to ${target}.`);
    return 0;
  },
};

/** Removes an unfinished database and SQLite's files next to it. */
async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
}
