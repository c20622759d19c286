// Reads YAML fast with js-yaml, and finds lines with yaml only in files with problems (docs/decisions/007).
import { load, YAMLException } from "js-yaml";
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Locate } from "./problem.ts";

/** The value, or the errors of a malformed file. */
export type YamlReading =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly errors: readonly { readonly line: number; readonly message: string }[] };

/**
 * Parses one YAML document. The fast parser keeps no positions, so the first call of `locate` parses again.
 * `lineOffset` is added to every line: front matter starts on its page's second line.
 */
export function readYaml(source: string, lineOffset = 0): YamlReading {
  try {
    const value: unknown = isEmpty(source) ? null : load(source);
    return { ok: true, value, locate: createLocator(source, lineOffset) };
  } catch (error) {
    return { ok: false, errors: explainErrors(source, lineOffset, error) };
  }
}

/** Whether there are only comments, which js-yaml rejects. */
function isEmpty(source: string): boolean {
  return source.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
}

/** Later errors are usually consequences of the first. */
const MAX_ERRORS = 10;

function explainErrors(source: string, lineOffset: number, error: unknown) {
  const document = parseWithLines(source);
  const found = document?.errors.slice(0, MAX_ERRORS).map(({ pos, message }) => ({
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

/** Undefined if the text is nested too deeply for the parser. */
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
