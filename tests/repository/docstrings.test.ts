// Public functions have a docstring: shapes, units, and errors aren't guessed from the code.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

const folders = ["core", "ports", "storage", "content"];

/** Biome formats every file, so a declaration's first line and its indentation say what it is. */
const exportedFunction =
  /^export (?:async )?(?:function\*? |const (?=\w+(?::.*)? = (?:async )?(?:\(|<|function)))(\w+)/;
const exportedInterface = /^export interface (\w+).*\{$/;
const method = /^ {2}(\w+)\??[(<]/;

/** The exported functions and interface methods of a source text that have no docstring. */
function undocumented(source: string): readonly string[] {
  const found: string[] = [];
  let container: string | undefined;
  let before = "";
  for (const line of source.split("\n")) {
    const hasDocstring = before.endsWith("*/");
    if (line.startsWith("}")) container = undefined;
    container = exportedInterface.exec(line)?.[1] ?? container;
    const name = exportedFunction.exec(line)?.[1];
    const member = container === undefined ? undefined : method.exec(line)?.[1];
    if (name !== undefined && !hasDocstring) found.push(name);
    if (member !== undefined && !hasDocstring) found.push(`${container}.${member}`);
    before = line;
  }
  return found;
}

describe("docstrings", () => {
  it("are missed on functions of every kind, and on methods", () => {
    const source = [
      "export function plain(): void {}",
      "export async function late(): Promise<void> {}",
      "export function* step<T>(): Transaction<T> {",
      "}",
      "export const arrow = (text: string) => text;",
      "export const typed: Check = (text) => text;",
      "export interface Drills<T> extends Base {",
      "  readonly id: string;",
      "  find(id: string): Drill;",
      "  report?(problem: string): void;",
      "  /** Two lines. */",
      "  known(",
      "    id: string,",
      "  ): Drill;",
      "}",
      "/** Documented. */",
      "export function documented(): void {}",
      "export const LIMIT = 3;",
      "function own(): void {}",
    ].join("\n");
    expect(undocumented(source)).toEqual([
      "plain",
      "late",
      "step",
      "arrow",
      "typed",
      "Drills.find",
      "Drills.report",
    ]);
  });

  it.each(folders)("are on every exported function and interface method of src/%s", (folder) => {
    const files = globSync(`src/${folder}/**/*.ts`, { cwd: root }).toSorted();
    expect(files).not.toEqual([]);
    const missing = files.flatMap((file) =>
      undocumented(readFileSync(join(root, file), "utf8")).map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
