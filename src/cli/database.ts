// kubedrill migrate and backup: the database file.
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { SetupError } from "../app/errors.ts";
import { openDatabase } from "../open-database.ts";
import { explainSqliteError } from "../storage/sqlite-errors.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const migrate: CliCommand = {
  name: "migrate",
  takes: "",
  description: "Bring the database up to this version (start does it too)",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError(`migrate takes no words; it was given “${words.join(" ")}”.`);
    const { database: file, migrations } = config();
    const { database, applied } = openDatabase(file, migrations, Date.now());
    await database.close();
    console.log(applied.length === 0 ? `${file} is up to date.` : `${file}: applied ${applied.join(", ")}.`);
    return 0;
  },
};

export const backup: CliCommand = {
  name: "backup",
  takes: "<file>",
  description: "Copy the database, consistent, while Kubedrill runs",
  async run({ words, config }) {
    const [target, ...more] = words;
    if (target === undefined || more.length > 0)
      throw new UsageError("backup needs one file to write, such as: backup kubedrill-2026-11-23.db");
    const { database: source } = config();
    if (!existsSync(source))
      throw new SetupError(`There is no database ${source} to back up. KUBEDRILL_DATABASE names it.`);
    if (existsSync(target))
      throw new SetupError(`${target} exists already. Choose another name: a backup overwrites nothing.`);
    const unfinished = `${target}.unfinished`;
    try {
      await rm(unfinished, { force: true }); // of a backup that was killed
      const connection = new Sqlite(source, { fileMustExist: true, readonly: true });
      await connection.backup(unfinished).finally(() => connection.close());
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {}); // the error that led here says more
      if (error instanceof Sqlite.SqliteError) {
        throw explainSqliteError(error, `${source} (or its copy ${target})`);
      }
      throw new SetupError(
        `${target} cannot be written. Check that its folder exists and that this user may write there.`,
        { cause: error },
      );
    }
    console.log(`Copied ${source} to ${target}.`);
    return 0;
  },
};
