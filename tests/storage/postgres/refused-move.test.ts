// Moves into PostgreSQL that are refused or undone: nothing is moved.
import { writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { fillTables, insert } from "./fill-tables.ts";

import { makeSource, makeTarget, move, temporaryFile } from "./move-databases.ts";

describe("a move that isn't exact", () => {
  it.each([
    ["changes a text", "BEGIN NEW.value := NEW.value || ' '; RETURN NEW; END"],
    ["loses a row", "BEGIN IF NEW.name = '3' THEN RETURN NULL; END IF; RETURN NEW; END"],
  ])("(PostgreSQL %s) is detected and undone", async (_, body) => {
    const { file, connection } = makeSource();
    for (let number = 0; number < 5; number++)
      insert(connection, "setting", { name: `${number}`, value: "x" });
    const { url, other, count } = await makeTarget();
    await other.query(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
    await other.query("CREATE TRIGGER spoil BEFORE INSERT ON setting FOR EACH ROW EXECUTE FUNCTION spoil()");
    await expect(move(file, url)).rejects.toThrow(
      /^Row \d of table setting \(by name\) is not the same after moving\. Nothing was moved\./,
    );
    expect(await count("setting")).toBe(0);
  });

  it("(a row without its parent) is undone, and the error says what's wrong", async () => {
    const { file, connection } = makeSource();
    connection.pragma("foreign_keys = OFF");
    insert(connection, "look_up", { member_id: "missing", concept: "dns", looked_up_at: 0 });
    insert(connection, "setting", { name: "a", value: "" });
    const { url, count } = await makeTarget();
    await expect(move(file, url)).rejects.toThrow(
      /^Table look_up cannot be moved: .* Nothing was moved\. kubedrill doctor/,
    );
    expect(await count("setting")).toBe(0);
  });
});

describe("a move is refused", () => {
  it("into a database that has rows", async () => {
    const { file, connection, tables } = makeSource();
    fillTables(connection, tables);
    const { url, other, count } = await makeTarget();
    await other.query("INSERT INTO setting VALUES ('a', '')");
    await expect(move(file, url)).rejects.toThrow(
      / is not empty: its table setting has rows\. Nothing was moved\./,
    );
    expect(await count("team")).toBe(0);
  });

  it("from a file of an older or a newer version", async () => {
    const { file, connection } = makeSource();
    const { url } = await makeTarget();
    insert(connection, "migration", { number: 999, file: "0999_new.sql", checksum: "", applied_at: 0 });
    await expect(move(file, url)).rejects.toThrow(/newer Kubedrill/);
    connection.exec("DELETE FROM migration WHERE number > 1");
    await expect(move(file, url)).rejects.toThrow(
      /is of an older version\. Bring it up first: KUBEDRILL_DATABASE=/,
    );
  });

  it.each([
    ["DROP TABLE look_up", "its table look_up is missing"],
    ["ALTER TABLE setting DROP COLUMN value", "its column setting.value is missing"],
  ])("from a file that lacks one of our tables or columns (%s)", async (change, missing) => {
    const { file, connection } = makeSource();
    connection.exec(change);
    const { url, count } = await makeTarget();
    await expect(move(file, url)).rejects.toThrow(
      `${file} can't be moved: ${missing}. Restore a backup of it.`,
    );
    expect(await count("setting")).toBe(0);
  });

  it("from another program's file", async () => {
    const { url } = await makeTarget();
    const file = temporaryFile();
    await expect(move(file, url)).rejects.toThrow(`There is no database ${file} to move.`);
    new Sqlite(file).exec("CREATE TABLE a (id TEXT)").close();
    await expect(move(file, url)).rejects.toThrow(`${file} is not a database of Kubedrill.`);
    const diary = temporaryFile();
    writeFileSync(diary, "Dear diary, ".repeat(1_000));
    await expect(move(diary, url)).rejects.toThrow(`${diary} is not a SQLite database.`);
  });

  it("into another SQLite file", async () => {
    await expect(move(makeSource().file, temporaryFile())).rejects.toThrow(
      /^migrate --from moves into PostgreSQL: /,
    );
  });
});
