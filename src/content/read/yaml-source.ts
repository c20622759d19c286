// Reads YAML fast, and finds lines only for the files that have a problem: js-yaml reads three times as fast
// (docs/decisions/007), yaml knows where everything stands.
import { load, YAMLException } from "js-yaml";
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Locate } from "./problem.ts";

/** A malformed file has findings of its own whose lines are known at once. */
export type YamlReading =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly errors: readonly { readonly line: number; readonly message: string }[] };

/**
 * Parses one YAML document. The quick parse keeps no positions; `locate` parses again, once, at its first call.
 * `lineOffset` is added to every line (front matter begins at its page's second line).
 */
export function readYaml(source: string, lineOffset = 0): YamlReading {
  try {
    const value: unknown = holdsNothing(source) ? null : load(source);
    return { ok: true, value, locate: createLocator(source, lineOffset) };
  } catch (error) {
    return { ok: false, errors: explainErrors(source, lineOffset, error) };
  }
}

/** Nothing but comments, which js-yaml takes for a mistake. */
function holdsNothing(source: string): boolean {
  return source.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
}

/** After these, the others follow from the first. */
const MOST_ERRORS = 10;

function explainErrors(source: string, lineOffset: number, error: unknown) {
  const document = parseWithLines(source);
  const found = document?.errors.slice(0, MOST_ERRORS).map(({ pos, message }) => ({
    line: document.lines.linePos(pos[0]).line + lineOffset,
    message: `Malformed YAML: ${message.replace(/\.$/, "")}.`,
  }));
  if (found !== undefined && found.length > 0) return found;
  return [
    {
      line: (error instanceof YAMLException ? (error.mark?.line ?? 0) : 0) + 1 + lineOffset,
      message: `Malformed YAML: ${error instanceof YAMLException ? error.reason : String(error)}.`,
    },
  ];
}

function createLocator(source: string, lineOffset: number): Locate {
  let document: ReturnType<typeof parseWithLines> | "not parsed" = "not parsed";
  return (path) => {
    if (document === "not parsed") document = parseWithLines(source);
    if (document === undefined || document.root === null) return 1 + lineOffset;
    return document.lines.linePos(offsetOf(document.root, path)).line + lineOffset;
  };
}

/** Undefined where the text nests too deeply for the parser. */
function parseWithLines(source: string) {
  const lines = new LineCounter();
  try {
    const { contents, errors } = parseDocument(source, {
      prettyErrors: false,
      lineCounter: lines,
      logLevel: "error",
    });
    return { root: contents as ParsedNode | null, errors, lines };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetOf(root: ParsedNode, path: readonly PropertyKey[]): number {
  let offset = root.range[0];
  let node: ParsedNode | null = root;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return offset;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value as ParsedNode | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as ParsedNode | undefined;
      if (item === undefined) return offset;
      offset = item.range[0];
      node = item;
    } else return offset;
  }
  return offset;
}
