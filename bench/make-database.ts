// A database with years of answers, the same for the same parameters: made once, kept under data/bench/.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { readConfig } from "../src/config.ts";
import { migrateSqlite } from "../src/storage/migrate/migrate.ts";
import { dataFolder } from "./data-folder.ts";
import { fillDatabase, fillingText, type Size, sizeFor } from "./fill-database.ts";

/** The file of a database with `answers` answers; it is made where there is none with these parameters. */
export function ensureDatabase(answers: number, seed = 1): string {
  const size = sizeFor(answers, seed);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([size, fillingText(), readMigrations()]))
    .digest("hex");
  const name = `answers-${size.answers}`;
  const file = join(dataFolder, `${name}-${fingerprint.slice(0, 12)}.db`);
  if (!existsSync(file)) makeFile(file, name, size);
  return file;
}

function makeFile(file: string, name: string, size: Size): void {
  mkdirSync(dataFolder, { recursive: true });
  for (const old of readdirSync(dataFolder)) if (old.startsWith(`${name}-`)) rmSync(join(dataFolder, old));
  console.error(`  making ${file} …`);
  const before = performance.now();
  const unfinished = `${file}.unfinished`;
  const connection = new Sqlite(unfinished);
  try {
    makeDatabase(connection, size);
  } finally {
    connection.close();
  }
  renameSync(unfinished, file);
  console.error(`  made in ${((performance.now() - before) / 1000).toFixed(0)} s`);
}

/** Migrates an empty database and fills it, quickly: a crash would leave a broken file. */
export function makeDatabase(connection: Sqlite.Database, size: Size): void {
  for (const setting of [
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "ignore_check_constraints = ON",
    "temp_store = MEMORY",
    "cache_size = -1000000",
  ])
    connection.pragma(setting);
  migrateSqlite(connection, readConfig({}).migrations, 0);
  connection.pragma("foreign_keys = OFF");
  const later = connection
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
    )
    .all();
  // Indexes of rows that are there already are built by sorting, many times faster.
  for (const { name } of later) connection.exec(`DROP INDEX ${name}`);
  fillDatabase(connection, size);
  for (const { sql } of later) connection.exec(sql);
}

function readMigrations(): readonly string[] {
  const folder = readConfig({}).migrations;
  return readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"));
}
