import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../../src/cli/write-files.ts";
import { temporaryFolder } from "../support/kubedrill-process.ts";

const list = (folder: string) => readdirSync(folder, { recursive: true }).map(String).toSorted();

describe("writing several files", () => {
  it("creates folders, replaces existing files, and leaves no other files", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "old", { mode: 0o600 });
    writeFiles([
      { path: join(folder, "a"), text: "new" },
      { path: join(folder, "deep", "er", "b"), text: "b" },
    ]);
    expect(list(folder)).toEqual(["a", "deep", "deep/er", "deep/er/b"]);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
    expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o600);
  });

  it("writes through a link and keeps it", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "real"), "old");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    writeFiles([{ path: join(folder, "link"), text: "new" }]);
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
  });

  it("restores everything if one file can't be written in the end", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "old");
    mkdirSync(join(folder, "taken"));
    const write = () =>
      writeFiles([
        { path: join(folder, "a"), text: "new" },
        { path: join(folder, "deep", "b"), text: "b" },
        { path: join(folder, "taken"), text: "c" },
      ]);
    expect(write).toThrow(/taken cannot be written \(E\w+\); nothing was changed/);
    expect(list(folder)).toEqual(["a", "taken"]);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
  });

  it("writes nothing if one path is impossible from the start", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "old");
    const write = () =>
      writeFiles([
        { path: join(folder, "a"), text: "new" },
        { path: join(folder, "a", "b"), text: "b" },
      ]);
    expect(write).toThrow(/nothing was changed/);
    expect(list(folder)).toEqual(["a"]);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
  });
});
