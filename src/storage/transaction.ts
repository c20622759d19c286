// Operations as generators: SQL is written once, and each database drives it in its own way.

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** One statement in the portable subset, with `?` for each value. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** One atomic step: yields statements, receives their rows, returns the outcome. */
export type Transaction<T> = Generator<Statement, T, readonly Row[]>;

/** What drives transactions. Each is passed as a function, so that a retry makes a fresh one. */
export interface Database {
  /** Runs in one transaction that can write; resolves after the commit is durable. */
  write<T>(operation: () => Transaction<T>): Promise<T>;
  /** Runs on one consistent snapshot; must not write. */
  read<T>(operation: () => Transaction<T>): Promise<T>;
  /** Waits for running operations, then closes the database. */
  close(): Promise<void>;
}

const texts = new WeakMap<TemplateStringsArray, string>();

/**
 * A statement from a template: sql`SELECT name FROM member WHERE id = ${id}`. Templates nest as fragments:
 * sql`SELECT id FROM posting WHERE state IN ${among(openStates)}`.
 *
 * SQLite plans a statement again at each call if its planner looks into a compared value. CAST(${id} AS TEXT) hides the
 * value; in hot statements this made whole answers twice as fast (measured).
 */
export function sql(
  strings: TemplateStringsArray,
  ...values: readonly (Value | undefined | Statement)[]
): Statement {
  if (values.some(isFragment)) return nest(strings, values);
  let text = texts.get(strings);
  if (text === undefined) {
    text = strings.join("?");
    texts.set(strings, text);
  }
  return { text, values: values.map((value) => (value as Value | undefined) ?? null) };
}

/** Texts as a list for IN: sql`… WHERE channel IN ${list(channels)}`. Never true if the list is empty. */
export function list(texts: readonly string[]): Statement {
  const keys = JSON.stringify(Object.fromEntries(texts.map((text) => [text, 1])));
  return { text: "(SELECT key FROM json_each(?))", values: [keys] };
}

/**
 * Records as rows: sql`… FROM ${rowsOf(cards)} AS one`. `one.key` is a record's index and `one.value ->> 'dueDay'` a
 * property, both texts until they're cast. Join tables with CROSS JOIN: SQLite then starts with the records. One value
 * holds them all, so the statement's text doesn't depend on their number (decision 025).
 */
export function rowsOf(records: readonly object[]): Statement {
  return { text: "json_each(?)", values: [JSON.stringify({ ...records })] };
}

function isFragment(value: Value | undefined | Statement): value is Statement {
  return typeof value === "object" && value !== null;
}

/** Each template's text with the fragments of its last call; nearly all templates nest the same ones each time. */
const nested = new WeakMap<
  TemplateStringsArray,
  { readonly parts: readonly string[]; readonly text: string }
>();

/** Inserts each fragment's text and values at its position. Every answer runs this, so it has to be fast. */
function nest(strings: TemplateStringsArray, values: readonly (Value | undefined | Statement)[]): Statement {
  const last = nested.get(strings);
  let isLast = last !== undefined;
  const all: Value[] = [];
  for (const [index, value] of values.entries()) {
    const isNested = isFragment(value);
    isLast &&= last?.parts[index] === (isNested ? value.text : "?");
    if (isNested) all.push(...value.values);
    else all.push(value ?? null);
  }
  if (isLast && last !== undefined) return { text: last.text, values: all };
  const parts = values.map((value) => (isFragment(value) ? value.text : "?"));
  const text = strings.map((string, index) => string + (parts[index] ?? "")).join("");
  nested.set(strings, { parts, text });
  return { text, values: all };
}

/** The first row of a statement; undefined if it has none. */
export function* first(statement: Statement): Transaction<Row | undefined> {
  return (yield statement)[0];
}

/** A text column. @throws TypeError for another type, which is a bug in the statement or the schema */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

/** A text column; undefined for null. */
export function maybeText(row: Row, column: string): string | undefined {
  return row[column] == null ? undefined : text(row, column);
}

/** A number column. @throws TypeError for another type, which is a bug in the statement or the schema */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`Column ${column} holds no number.`);
  return value;
}

/** A number column; undefined for null. */
export function maybeNumber(row: Row, column: string): number | undefined {
  return row[column] == null ? undefined : number(row, column);
}

/** A flag column, stored as 0 or 1. */
export function flag(row: Row, column: string): boolean {
  return number(row, column) === 1;
}
