// Adds a concept to topics.yaml in place, keeping comments and formatting.
import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, type ParsedNode, parse, parseDocument } from "yaml";

/** The text with `slug` added at the end of the topic's concepts; undefined if its formatting doesn't allow that. */
export function listConcept(source: string, topic: string, slug: string): string | undefined {
  const topics = parseDocument(source, { logLevel: "error" }).get("topics");
  if (!isSeq(topics)) return undefined;
  const index = topics.items.findIndex((item) => isMap(item) && item.get("slug") === topic);
  const item = topics.items[index];
  const concepts = isMap(item) ? item.get("concepts", true) : undefined;
  if (!isSeq(concepts)) return undefined;
  const last = concepts.items.at(-1) as ParsedNode | undefined;
  const listed = concepts.flow
    ? addToFlow(source, last?.range[1], concepts.range?.[0] ?? 0, slug)
    : last && addToBlock(source, last.range, slug);
  if (listed === undefined) return undefined;
  // Copied via JSON: YAML lets two topics share one list, and only one of them changes.
  const expected = JSON.parse(JSON.stringify(parse(source)));
  expected.topics[index].concepts.push(slug);
  return isDeepStrictEqual(parse(listed), expected) ? listed : undefined;
}

function addToFlow(source: string, endOfLast: number | undefined, opening: number, slug: string): string {
  return endOfLast === undefined ? insert(source, opening + 1, slug) : insert(source, endOfLast, `, ${slug}`);
}

/** Adds a line below the last entry and its comment. */
function addToBlock(source: string, [start, end]: ParsedNode["range"], slug: string): string {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = source.indexOf("\n", end);
  const before = source.slice(lineStart, start);
  if (lineEnd < 0) return `${source}\n${before}${slug}\n`;
  const isWindows = source[lineEnd - 1] === "\r";
  return insert(source, lineEnd + 1, `${before}${slug}${isWindows ? "\r\n" : "\n"}`);
}

function insert(text: string, offset: number, added: string): string {
  return text.slice(0, offset) + added + text.slice(offset);
}
