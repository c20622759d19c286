// Scripts for pgbench, written from transactions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeScript } from "../../bench/pgbench.ts";
import { type Statement, sql } from "../../src/storage/transaction.ts";
import { temporaryFolder } from "../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../support/storage/postgres.ts";

const begin = "BEGIN ISOLATION LEVEL REPEATABLE READ";

/** A transaction that reads a member, and writes an answer. */
function transaction(member: string, points: number, mistaken: string | null): readonly Statement[] {
  return [
    sql`SELECT id FROM member
      WHERE id = ${member}`,
    sql`INSERT INTO answer (member, kind, points, mistaken) VALUES (${member}, ${"it's"}, ${points}, ${mistaken})`,
  ];
}

const transactions = [
  transaction("m1", 10, null),
  transaction("m2", 2, "dns"),
  transaction("m3", 2, null),
  transaction("m4", 10, null),
];

async function write(some: readonly (readonly Statement[])[]) {
  const connection = await connectSeparately(await createDatabase());
  const script = await writeScript(connection, join(temporaryFolder(), "0"), "taps", begin, some, 2);
  return { script, connection };
}

describe("a script for pgbench", () => {
  it("plays the transactions' statements with variables for what differs", async () => {
    const { script } = await write(transactions);
    expect(script.count).toBe(4);
    expect(readFileSync(script.file, "utf8").split("\n")).toEqual([
      "\\set n :n + 1",
      "SELECT v0, v1, v2 FROM taps WHERE n = (:n - 1) * 2 + :client_id \\gset",
      `${begin};`,
      "SELECT id FROM member WHERE id = :v0;",
      "INSERT INTO answer (member, kind, points, mistaken) VALUES (:v0, 'it''s', :v1, CAST(NULLIF(CAST(:v2 AS TEXT), '') AS TEXT));",
      "COMMIT;",
    ]);
  });

  it("finds the values of each transaction under its number", async () => {
    const { connection } = await write(transactions);
    const { rows } = await connection.query("SELECT * FROM taps ORDER BY n");
    expect(rows.map(({ n, v0, v1, v2 }) => [n, v0, Number(v1), v2])).toEqual([
      [0, "m1", 10, ""],
      [1, "m2", 2, "dns"],
      [2, "m3", 2, ""],
      [3, "m4", 10, ""],
    ]);
  });

  it("has the reading of values by itself, to know what that costs", async () => {
    const { script } = await write(transactions);
    const lines = readFileSync(script.file, "utf8").split("\n");
    expect(readFileSync(script.reading, "utf8").split("\n")).toEqual(lines.slice(0, 2));
  });

  it("is refused for transactions of different statements", async () => {
    const other = [sql`SELECT 1`];
    await expect(write([...transactions, other])).rejects.toThrow(
      "1 transactions have other statements than the first.",
    );
  });
});
