// The columns of a question in CSV, in their order, and what spreadsheets need to leave cells as they are.

const optionColumns = [1, 2, 3, 4].flatMap((number) => [
  `text_${number}`,
  `correct_${number}`,
  `why_${number}`,
  `concept_${number}`,
]);

/** Their order in an export; an import may have them in any. */
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

/** An import may lack the others: their cells may be empty in every question. */
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

/** A spreadsheet takes what begins so for a formula; a ' in front keeps it a text. */
export function guardCell(text: string): string {
  return /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}

/** The text of a cell without what keeps it a text: a ' in front, or ="…" around it. */
export function unguardCell(cell: string): string {
  const [, quoted] = /^="([^"]*)"$/.exec(cell) ?? [];
  if (quoted !== undefined) return quoted;
  return /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
