// The columns of a question in CSV, and how to keep spreadsheets from changing cells.

const optionColumns = [1, 2, 3, 4].flatMap((number) => [
  `text_${number}`,
  `correct_${number}`,
  `why_${number}`,
  `concept_${number}`,
]);

/** In export order. An import can have them in any order. */
export const columns: readonly string[] = [
  "id",
  "version",
  "concept",
  "difficulty",
  "stem",
  "code_language",
  "code",
  ...optionColumns,
  "explanation",
  "hint",
  "sources",
  "kubernetes",
  "changes",
];

/** Columns that an import needs. */
export const requiredColumns: readonly string[] = [
  "id",
  "concept",
  "difficulty",
  "stem",
  ...[1, 2, 3].flatMap((number) => [`text_${number}`, `correct_${number}`, `why_${number}`]),
  "explanation",
  "sources",
  "kubernetes",
];

/** Puts a ' in front of text that a spreadsheet would treat as a formula. */
export function guardCell(text: string): string {
  return /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}

/** Removes what keeps a cell from being a formula: a ' in front, or ="…" around it. */
export function unguardCell(cell: string): string {
  const [, quoted] = /^="([^"]*)"$/.exec(cell) ?? [];
  if (quoted !== undefined) return quoted;
  return /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
