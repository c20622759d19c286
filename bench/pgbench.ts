// Runs recorded transactions in Debian's pgbench: one script with their statements, which reads values from a table.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { text as readText } from "node:stream/consumers";
import type pg from "pg";
import type { Statement, Value } from "../src/storage/transaction.ts";

/** Such as 15.18; undefined if it isn't installed. */
export async function pgbenchVersion(): Promise<string | undefined> {
  const line = await run(["--version"]).catch(() => "");
  return /\d+(\.\d+)*/.exec(line)?.[0];
}

/** A script for transactions with the same statements, and the table with their values. */
export interface Script {
  readonly file: string;
  /** The same without the transactions, to measure the cost of reading values. */
  readonly reading: string;
  readonly count: number;
}

/**
 * Writes the transactions' values into a table of this name, and a script that runs them, with clients taking turns.
 * @throws Error if the transactions have different statements
 */
export async function writeScript(
  connection: pg.Client,
  file: string,
  table: string,
  begin: string,
  transactions: readonly (readonly Statement[])[],
  clients: number,
): Promise<Script> {
  const [first = []] = transactions;
  const shape = first.map(({ text }) => text);
  const others = transactions.filter((one) => one.map(({ text }) => text).join("\0") !== shape.join("\0"));
  if (others.length > 0)
    throw new Error(`${others.length} transactions have other statements than the first.`);
  const rows = transactions.map((statements) => statements.flatMap(({ values }) => values));
  const columns = (rows[0] ?? []).map((_, place) => columnOf(rows.map((row) => row[place] ?? null)));
  // Repeated values are read only once.
  const distinct = [...new Map(columns.map((column) => [column.key, column])).values()].filter(
    ({ constant }) => constant === undefined,
  );
  const nameOf = (key: string) => `v${distinct.findIndex((column) => column.key === key)}`;
  await connection.query(
    `CREATE TABLE ${table} (n INTEGER PRIMARY KEY, ${distinct.map(({ key, type }) => `${nameOf(key)} ${type}`).join(", ")})`,
  );
  for (let start = 0; start < rows.length; start += 100) {
    const some = rows
      .slice(start, start + 100)
      .map((_, index) => [start + index, ...distinct.map(({ values }) => values[start + index] ?? "")]);
    const marks = some.map((row, at) => `(${row.map((_, place) => `$${at * row.length + place + 1}`)})`);
    await connection.query(`INSERT INTO ${table} VALUES ${marks.join(", ")}`, some.flat());
  }
  let place = 0;
  const body = shape.map((statement) =>
    statement.replaceAll("?", () => {
      const { key, constant, type, nullable } = columns[place++] ?? missing();
      if (constant !== undefined) return constant;
      return nullable ? `CAST(NULLIF(CAST(:${nameOf(key)} AS TEXT), '') AS ${type})` : `:${nameOf(key)}`;
    }),
  );
  const reading = [
    "\\set n :n + 1",
    `SELECT ${distinct.map(({ key }) => nameOf(key)).join(", ")} FROM ${table} WHERE n = (:n - 1) * ${clients} + :client_id \\gset`,
  ];
  const playing = [begin, ...body.map((statement) => statement.replaceAll(/\s+/g, " ").trim()), "COMMIT"];
  const script = { file: `${file}.sql`, reading: `${file}-reading.sql`, count: transactions.length };
  writeFileSync(script.reading, reading.join("\n"));
  writeFileSync(script.file, [...reading, ...playing.map((statement) => `${statement};`)].join("\n"));
  return script;
}

interface Column {
  readonly key: string;
  readonly values: readonly Value[];
  /** As SQL, if the value is always the same. */
  readonly constant?: string | undefined;
  readonly type: "TEXT" | "BIGINT" | "DOUBLE PRECISION";
  readonly nullable: boolean;
}

function columnOf(values: readonly Value[]): Column {
  const [first = null] = values;
  const numbers = values.filter((value) => typeof value === "number");
  const nullable = values.includes(null);
  return {
    key: JSON.stringify(values),
    values,
    constant: values.every((value) => value === first) ? literal(first) : undefined,
    type: numbers.length === 0 ? "TEXT" : numbers.every(Number.isInteger) ? "BIGINT" : "DOUBLE PRECISION",
    nullable,
  };
}

function literal(value: Value): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function missing(): never {
  throw new Error("A statement has more marks than values.");
}

/** Runs a file of `count` transactions once, and returns transactions per second. @throws Error if one fails */
export async function play(file: string, count: number, url: string, clients: number): Promise<number> {
  const out = await run([
    ...["--no-vacuum", "--protocol=prepared", `--client=${clients}`, "--jobs=2", "--define=n=0"],
    ...[`--transactions=${count / clients}`, `--file=${file}`, url],
  ]);
  const processed = Number(/actually processed: (\d+)/.exec(out)?.[1]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(out)?.[1]);
  if (processed !== count || !(perSecond > 0)) throw new Error(`pgbench did not play everything:\n${out}`);
  return perSecond;
}

async function run(words: readonly string[]): Promise<string> {
  const child = spawn("pgbench", words, { stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`pgbench ended with ${code}:\n${err}`);
  return out;
}
