// scripts/install.js, which runs before npm's scripts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubedrill-install-"));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  mkdirSync(join(folder, "shared"));
  writeFileSync(join(folder, "shared", "kept"), "");
  writeFileSync(join(folder, "shared", ".package-lock.json"), "{}");
  symlinkSync("shared", join(folder, "node_modules"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script as npm does; there is no npm on its PATH, so an installation would fail. */
function install() {
  return spawnSync(process.execPath, [join(root, "scripts/install.js")], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: "" },
  });
}

function makeOld(): void {
  utimesSync(join(folder, "shared", ".package-lock.json"), 1, 1);
}

describe("install script", () => {
  it("leaves a complete installation as it is, also behind a link", () => {
    expect(install()).toMatchObject({ status: 0, stderr: "" });
  });

  it("never empties the folder behind a link: it says what to do", () => {
    makeOld();
    const { status, stderr } = install();
    expect(status).toBe(1);
    expect(stderr).toContain("node_modules is a link to another folder");
    expect(existsSync(join(folder, "shared", "kept"))).toBe(true);
  });

  it("runs npm ci where the installation is older than the lock file", () => {
    makeOld();
    rmSync(join(folder, "node_modules"));
    const { status, stderr } = install();
    expect(status).toBe(1);
    expect(stderr).toContain("Installing what Kubedrill needs…");
  });
});
