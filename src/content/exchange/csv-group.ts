// What many rows of a table have wrong is reported once.
import type { Problem } from "../read/problem.ts";

const MOST_ROWS = 8;

/** The same problem of the same column becomes one, at its first row, which names the others. */
export function groupRows(problems: readonly Problem[]): readonly Problem[] {
  const groups = Map.groupBy(problems, ({ path, message, line }) => {
    const { row, column } = readPlace(path);
    return row === undefined ? `${line} ${path} ${message}` : `${column}: ${message}`;
  });
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const rows = new Set(others.flatMap(({ path }) => readPlace(path).row ?? []));
    return [{ ...first, message: first.message + alsoIn([...rows]) }];
  });
}

/** A sentence for the rows that have the same problem; none where there are none. */
export function alsoIn(rows: readonly string[]): string {
  if (rows.length === 0) return "";
  const shown = rows.slice(0, MOST_ROWS).join(", ");
  const more = rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : "";
  return ` The same in row${rows.length === 1 ? "" : "s"} ${shown}${more}.`;
}

/** As readRow names places: `row 2, why_1`. */
function readPlace(path: string | undefined): {
  readonly row?: string | undefined;
  readonly column?: string | undefined;
} {
  return /^row (?<row>\d+)(?:, (?<column>.*))?$/.exec(path ?? "")?.groups ?? {};
}
