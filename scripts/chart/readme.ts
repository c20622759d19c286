// The README's table of values, from values.yaml and its comments.
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";

const START = "<!-- Written by npm run chart. -->";

/** The README with a new table. @throws Error if a value has no comment */
export function writeValues(readme: string, values: string): string {
  const document = parseDocument(values);
  if (!isMap(document.contents)) throw new Error("values.yaml must be a map.");
  const rows = rowsOf(document.contents as YAMLMap, "", "");
  const head = readme.slice(0, readme.indexOf(START));
  return [`${head}${START}`, "", "| value | default | |", "|---|---|---|", ...rows, ""].join("\n");
}

/** One row per value. A map whose values have comments is a group of them. */
function rowsOf(map: YAMLMap, prefix: string, leading: string): readonly string[] {
  return map.items.flatMap((pair: Pair, index) => {
    const key = isScalar(pair.key) ? pair.key : undefined;
    const path = `${prefix}${key?.value}`;
    // The parser gives the first key's comment to its map.
    const comment = (index === 0 ? leading : "") + (key?.commentBefore ?? "");
    if (isMap(pair.value) && isGroup(pair.value as YAMLMap))
      return rowsOf(pair.value as YAMLMap, `${path}.`, (pair.value as YAMLMap).commentBefore ?? "");
    if (comment === "") throw new Error(`${path} has no comment in values.yaml.`);
    return [`| \`${path}\` | ${showDefault(pair.value)} | ${oneLine(comment)} |`];
  });
}

function isGroup(map: YAMLMap): boolean {
  return (
    map.commentBefore !== undefined ||
    map.items.some(({ value }) => isMap(value) && isGroup(value as YAMLMap))
  );
}

function showDefault(value: unknown): string {
  const plain = (value as { toJSON(): unknown } | null)?.toJSON();
  return plain === "" ? "" : `\`${JSON.stringify(plain).replaceAll("|", "\\|")}\``;
}

/** The last paragraph of a comment: an earlier one belongs to the file. */
function oneLine(comment: string): string {
  const paragraph = comment.split(/\n\s*\n/).at(-1) ?? "";
  return paragraph
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .trim();
}
