// How texts speak of each platform: only platforms know their names.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

/** Sources of a folder, comments and imports left out. */
function codeOf(folder: string): readonly (readonly [path: string, code: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => {
      const source = readFileSync(join(root, folder, path), "utf8");
      return [path, source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^import .*$/gm, "")] as const;
    });
}

describe("a platform's name", () => {
  it.each(["core", "storage", "app"])("is in no code or text of %s/", (folder) => {
    const naming = codeOf(`src/${folder}`)
      .filter(([, code]) => /\b(?:discord|slack)\b/i.test(code))
      .map(([path]) => path);
    expect(naming).toEqual([]);
  });
});
