// A copy of the small tea curriculum in its own folder, for a test to break.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { loadContent } from "../../src/content/load.ts";
import type { Problem } from "../../src/content/read/problem.ts";

export const exampleFolder = join(import.meta.dirname, "example");

export interface ExampleCopy {
  readonly folder: string;
  /** Replaces the first match. Throws if there's none. */
  replace(file: string, from: string, to: string): void;
  write(file: string, text: string): void;
  remove(file: string): void;
  problems(): readonly Problem[];
}

/** Copies the example; the copy is removed when the test ends. */
export function copyExample(): ExampleCopy {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-content-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(exampleFolder, folder, { recursive: true });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  return {
    folder,
    write,
    replace: (file, from, to) => {
      const text = readFileSync(join(folder, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}.`);
      write(
        file,
        text.replace(from, () => to),
      );
    },
    remove: (file) => rmSync(join(folder, file), { recursive: true }),
    problems: () => loadContent(folder).problems,
  };
}

/** A problem as one line, as authors see it. */
export function writeProblem({ file, line, path, message }: Problem): string {
  return `${file}:${line} ${path === undefined ? "" : `${path}: `}${message}`;
}

/** One test for each way to break the example: a name, the change, and all resulting problems. */
export function itReports(
  cases: readonly (readonly [string, (copy: ExampleCopy) => void, readonly string[]])[],
): void {
  it.each(cases)("%s", (_name, breakIt, expected) => {
    const copy = copyExample();
    breakIt(copy);
    expect(copy.problems().map(writeProblem)).toEqual(expected);
  });
}
