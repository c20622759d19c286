// Reports a problem that many rows share only once.
import type { Problem } from "../read/problem.ts";

const MAX_ROWS = 8;

/** Merges the same problem in the same column into one, at its first row; it lists the other rows. */
export function groupRows(problems: readonly Problem[]): readonly Problem[] {
  const groups = Map.groupBy(problems, ({ path, message, line }) => {
    const { row, column } = readPath(path);
    return row === undefined ? `${line} ${path} ${message}` : `${column}: ${message}`;
  });
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const rows = new Set(others.flatMap(({ path }) => readPath(path).row ?? []));
    return [{ ...first, message: first.message + alsoIn([...rows]) }];
  });
}

/** A sentence about the other rows with the same problem; "" without any. */
export function alsoIn(rows: readonly string[]): string {
  if (rows.length === 0) return "";
  const shown = rows.slice(0, MAX_ROWS).join(", ");
  const more = rows.length > MAX_ROWS ? ` and ${rows.length - MAX_ROWS} more` : "";
  return ` The same in row${rows.length === 1 ? "" : "s"} ${shown}${more}.`;
}

/** The path that readRow writes: `row 2, why_1`. */
function readPath(path: string | undefined): {
  readonly row?: string | undefined;
  readonly column?: string | undefined;
} {
  return /^row (?<row>\d+)(?:, (?<column>.*))?$/.exec(path ?? "")?.groups ?? {};
}
