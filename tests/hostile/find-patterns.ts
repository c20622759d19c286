// Every regular expression that the source code writes down.
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vitest/node";

const source = join(import.meta.dirname, "../../src");

export interface Pattern {
  /** The file below src/. */
  readonly file: string;
  readonly pattern: RegExp;
}

/** Regular expressions written as literals, and the files that build some from text. */
export function findPatterns(): {
  readonly patterns: readonly Pattern[];
  readonly builders: readonly string[];
} {
  const patterns: Pattern[] = [];
  const builders = new Set<string>();
  for (const path of globSync(join(source, "**/*.{ts,js}")).sort()) {
    const file = relative(source, path);
    walk(parseAst(readFileSync(path, "utf8"), { lang: "ts" }), (node) => {
      const { regex, callee } = node as {
        regex?: { pattern: string; flags: string };
        callee?: { name?: string };
      };
      if (regex !== undefined) patterns.push({ file, pattern: new RegExp(regex.pattern, regex.flags) });
      if (callee?.name === "RegExp") builders.add(file);
    });
  }
  return { patterns, builders: [...builders] };
}

function walk(node: unknown, visit: (node: object) => void): void {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}
