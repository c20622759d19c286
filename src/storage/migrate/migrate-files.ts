// The folder of migrations: numbered, forward only, applied once, and never changed afterwards.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../../ports/errors.ts";

export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  readonly text: string;
}

/** A migration as recorded in a database. */
export type Applied = Pick<Migration, "number" | "file" | "checksum">;

/** Compares a database's migrations with the folder. @throws SetupError if it's newer, or an applied file was changed */
export function checkApplied(applied: readonly Applied[], migrations: readonly Migration[]): void {
  applied.forEach(({ number, file, checksum }, index) => {
    const known = migrations[index];
    if (known === undefined || known.number !== number) {
      throw new SetupError(
        `The database was written by a newer Kubedrill (it has migration ${file}). Start that version, or restore a backup from before the update.`,
      );
    }
    if (known.checksum !== checksum) {
      throw new SetupError(
        `Migration ${known.file} was changed after it was applied to this database. Restore the file from git and put the change into a new migration.`,
      );
    }
  });
}

/**
 * Reads `NNNN_name.sql`, and from pairs `NNNN_name.<dialect>.sql` the one for `dialect`.
 * @throws SetupError if a name or number is wrong
 */
export function readMigrations(folder: string, dialect: "sqlite" | "postgres"): readonly Migration[] {
  const found = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const misnamed = found.find((file) => !/^\d{4}_[a-z0-9_-]+(\.(sqlite|postgres))?\.sql$/.test(file));
  if (misnamed !== undefined) {
    throw new SetupError(
      `Migration ${misnamed} is not named NNNN_name.sql, in lower case. Rename it: no file is skipped.`,
    );
  }
  const files = found
    .filter((file) => !/\.(sqlite|postgres)\.sql$/.test(file) || file.endsWith(`.${dialect}.sql`))
    .sort();
  const missing = found.find((file) => /\.postgres\.sql$/.test(file) && !found.includes(sqliteTwin(file)));
  if (missing !== undefined)
    throw new SetupError(`Migration ${missing} is for PostgreSQL only. Add ${sqliteTwin(missing)}.`);
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4));
    // Gaps are allowed, so that several branches can take numbers before any of them is merged.
    if (number <= Number(files[index - 1]?.slice(0, 4) ?? 0)) {
      throw new SetupError(`Migration ${file} needs a number of its own, from 0001 on. Rename it.`);
    }
    const text = readFileSync(join(folder, file), "utf8");
    return { number, file, checksum: createHash("sha256").update(text).digest("hex"), text };
  });
}

/** The same migration for SQLite. */
function sqliteTwin(file: string): string {
  return file.replace(/\.postgres\.sql$/, ".sqlite.sql");
}
