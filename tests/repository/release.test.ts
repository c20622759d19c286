// npm run release, in a repository of its own.
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

let folder: string;

function run(command: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: "utf8" });
  return { status, text: `${stdout}${stderr}`.trim() };
}
const release = (...words: string[]) => run(process.execPath, "scripts/release/main.js", ...words);
const notes = (tag: string) => run(process.execPath, "scripts/release/notes.js", tag);
const read = (path: string) => readFileSync(join(folder, path), "utf8");

function commit() {
  run("git", "add", ".");
  run("git", "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "first");
}

const changelog =
  "# Changelog\n\n## [Unreleased]\n\n### Added\n- Recaps.\n\n## [0.1.0] - 2026-11-01\n\n- Begins.\n";
/** Files that name the version, as the repository has them. */
const pinned = (version: string) => ({
  "deploy/chart/Chart.yaml": `apiVersion: v2\nname: kubedrill\nversion: ${version}\nappVersion: "${version}"\n`,
  "deploy/compose/postgres.yaml": `image: ghcr.io/kubedrill/kubedrill:${version}\nother: postgres:18\n`,
  "deploy/fly/Dockerfile": `FROM ghcr.io/kubedrill/kubedrill:${version}\n`,
  "deploy/kustomize/components/version/kustomization.yaml": `images:\n  - name: x\n    newTag: ${version}\n`,
  "docs/hosting.md": `ghcr.io/kubedrill/kubedrill:${version}\n`,
});
const lock = {
  version: "0.1.0",
  packages: { "": { version: "0.1.0" }, "node_modules/other": { version: "0.1.0" } },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  cpSync(join(root, "scripts/release"), join(folder, "scripts/release"), { recursive: true });
  for (const [path, text] of Object.entries(pinned("0.1.0"))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ version: "0.1.0", type: "module" }, undefined, 2),
  );
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock, undefined, 2));
  run("git", "init", "-q", "-b", "main");
  run("git", "config", "user.name", "a");
  run("git", "config", "user.email", "a@b.example");
  commit();
});

describe("npm run release", () => {
  it("sets the version everywhere, dates the changelog, commits, and tags", () => {
    expect(release("1.0.0")).toMatchObject({
      status: 0,
      text: "Committed and tagged v1.0.0. Publish it with: git push --follow-tags",
    });
    expect(read("CHANGELOG.md")).toMatch(
      /^# Changelog\n\n## \[Unreleased\]\n\n## \[1\.0\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n- Recaps\./,
    );
    expect(JSON.parse(read("package.json")).version).toBe("1.0.0");
    expect(JSON.parse(read("package-lock.json"))).toEqual({
      version: "1.0.0",
      packages: { "": { version: "1.0.0" }, "node_modules/other": { version: "0.1.0" } },
    });
    for (const [path, text] of Object.entries(pinned("1.0.0"))) expect(read(path)).toBe(text);
    expect(run("git", "status", "--porcelain").text).toBe("");
    expect(run("git", "describe").text).toBe("v1.0.0");
  });

  it("gives the release's part of the changelog to GitHub", () => {
    release("1.0.0");
    expect(notes("v1.0.0")).toEqual({ status: 0, text: "### Added\n- Recaps." });
    expect(notes("v1.0.1")).toMatchObject({
      status: 1,
      text: expect.stringContaining("package.json says 1.0.0"),
    });
  });

  it.each([
    ["no version", [], "Name a version: npm run release -- 1.2.3"],
    ["a word", ["major"], "Name a version: npm run release -- 1.2.3"],
    ["the same version", ["0.1.0"], "0.1.0 isn't later than 0.1.0, the version in package.json."],
    ["an earlier version", ["0.0.9"], "0.0.9 isn't later than 0.1.0, the version in package.json."],
  ])("refuses %s", (_, words, sentence) => {
    expect(release(...words)).toEqual({ status: 1, text: sentence });
  });

  it("refuses changes that aren't committed", () => {
    writeFileSync(join(folder, "more.txt"), "more");
    expect(release("1.0.0").text).toContain("changes that aren't committed");
  });

  it("refuses another branch than main", () => {
    run("git", "switch", "-qc", "other");
    expect(release("1.0.0").text).toContain("Releases come from main");
  });

  it("refuses a changelog with nothing new", () => {
    writeFileSync(
      join(folder, "CHANGELOG.md"),
      "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-11-01\n",
    );
    commit();
    expect(release("1.0.0").text).toContain("Write what changed there");
    expect(run("git", "tag").text).toBe("");
  });

  it("leaves no other file behind that names the version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const pattern = `(kubedrill:|newTag: |ersion: "?)${version.replaceAll(".", "\\.")}`;
    const { stdout } = spawnSync("git", ["grep", "-lE", pattern, "--", "deploy", "docs/*.md", "README.md"], {
      cwd: root,
      encoding: "utf8",
    });
    const script = readFileSync(join(root, "scripts/release/main.js"), "utf8");
    const [, list = ""] = /const PINNED = \[([^\]]*)\]/.exec(script) ?? [];
    const pins = globSync(
      [...list.matchAll(/"([^"]+)"/g)].map(([, path = ""]) => path),
      { cwd: root },
    );
    expect(pins.length).toBeGreaterThan(3);
    expect(
      stdout
        .trim()
        .split("\n")
        .filter((path) => !pins.includes(path)),
    ).toEqual([]);
  });
});
