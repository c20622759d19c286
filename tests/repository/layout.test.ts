// The layout, as docs/architecture.md promises it: small folders, small files.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

/** Where a newcomer still finds a file at first sight. */
const MOST_FILES = 20;
const MOST_LINES = 250;
const MOST_LINES_IN_MEDIAN = 80;

interface Folder {
  readonly path: string;
  readonly files: readonly string[];
}

/** A folder and all below it. */
function foldersIn(path: string): readonly Folder[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const below = entries.filter((entry) => entry.isDirectory() && entry.name !== "output");
  return [{ path, files }, ...below.flatMap(({ name }) => foldersIn(join(path, name)))];
}

// Migrations are a numbered list that only grows: they stay in one folder.
const folders = ["src", "tests", "bench", "scripts"].flatMap(foldersIn);

/** The program files in a folder and all below it, with their numbers of lines. */
function programsIn(folder: string) {
  return foldersIn(folder).flatMap(({ path, files }) =>
    files
      .filter((name) => [".ts", ".js"].includes(extname(name)))
      .map((name) => ({
        path: join(path, name),
        lines: readFileSync(join(root, path, name), "utf8").split("\n").length - 1,
      })),
  );
}

const sources = programsIn("src");

describe("the layout", () => {
  it("has no folder with more than 20 files", () => {
    const large = folders.filter(({ files }) => files.length > MOST_FILES);
    expect(large.map(({ path, files }) => `${path}: ${files.length}`)).toEqual([]);
  });

  it.each(["src", "tests"])("has no file over 250 lines in %s", (folder) => {
    const long = programsIn(folder).filter(({ lines }) => lines > MOST_LINES);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it("has source files of 80 lines or fewer in the median", () => {
    const sorted = sources.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MOST_LINES_IN_MEDIAN);
  });

  it("has no source file that only forwards", () => {
    const forwarding = sources.filter(({ path }) =>
      readFileSync(join(root, path), "utf8")
        .replaceAll(/^\s*\/\/.*$/gm, "")
        .replaceAll(/export (?:type )?(?:\*|\{[^}]*\}) from "[^"]+";/g, "")
        .trim()
        .match(/^$/),
    );
    expect(forwarding.map(({ path }) => path)).toEqual([]);
  });

  it("makes HTTP servers in one place, which limits them", () => {
    const making = sources.filter(({ path }) =>
      readFileSync(join(root, path), "utf8").includes("createServer"),
    );
    expect(making.map(({ path }) => path)).toEqual(["src/operations/http-server.ts"]);
  });
});
