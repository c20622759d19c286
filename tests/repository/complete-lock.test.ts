// npm run lock: every platform's packages with exact versions and hashes, or a sentence and the old lock file.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { root } from "../support/kubedrill-process.ts";
import { integrityOf, type Packages, startRegistry } from "./fake-registry.ts";

const run = promisify(execFile);

const optionalDependencies = {
  "@tool/darwin-arm64": "^1.0.0",
  "@tool/linux-x64": "1.0.0",
  "@tool/wasm32": "~1.2.0",
  "@tool/win32-x64": "npm:@tool/windows@1.x",
};

const packages: Packages = {
  tool: { "1.0.0": { optionalDependencies } },
  "@tool/darwin-arm64": {
    "1.0.0": { os: ["darwin"], cpu: ["arm64"] },
    "1.4.2": { os: ["darwin"], cpu: ["arm64"], engines: { node: ">=20" } },
    "2.0.0": { os: ["darwin"], cpu: ["arm64"] },
  },
  "@tool/linux-x64": { "1.0.0": { os: ["linux"], cpu: ["x64"] } },
  "@tool/windows": { "1.3.0": { os: ["win32"], cpu: ["x64"], libc: ["glibc"] } },
  "@tool/wasm32": { "1.2.9": { cpu: ["wasm32"], dependencies: { runtime: "^3.0.0" } }, "1.3.0": {} },
  runtime: { "3.1.0": {}, "4.0.0": {} },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubedrill-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), JSON.stringify(start[""]));
  writeFileSync(join(folder, ".npmrc"), "omit-lockfile-registry-resolved=true\n");
});

/** What npm writes where it doesn't get the other platforms' packages. */
const start = {
  "": { name: "app", version: "1.0.0", dependencies: { tool: "1.0.0" } },
  "node_modules/tool": { version: "1.0.0", integrity: integrityOf("tool", "1.0.0"), optionalDependencies },
};

function writeLock(entries: object): string {
  const text = `${JSON.stringify({ name: "app", version: "1.0.0", lockfileVersion: 3, requires: true, packages: entries }, undefined, 2)}\n`;
  writeFileSync(join(folder, "package-lock.json"), text);
  return text;
}

const readLock = () => readFileSync(join(folder, "package-lock.json"), "utf8");

/** Runs a program in the folder with npm's settings of this test alone. */
async function runHere(program: string, words: readonly string[], registry: string) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_registry: registry,
    npm_config_cache: join(folder, "cache"),
    npm_config_userconfig: join(folder, "none"),
    npm_config_fetch_retries: "0",
    npm_config_update_notifier: "false",
  };
  return run(program, words, { cwd: folder, env, shell: process.platform === "win32" }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: String(stdout), err: String(stderr) }),
  );
}

const lock = (registry: string) =>
  runHere(process.execPath, [join(root, "scripts", "complete-lock.js")], registry);

describe("npm run lock", () => {
  it("adds every platform's packages, and what those need, so that npm ci takes the file", async () => {
    writeLock({
      ...start,
      // As the script wrote them before: a range as a version, and no hash.
      "node_modules/@tool/darwin-arm64": {
        version: "^1.0.0",
        optional: true,
        os: ["darwin"],
        cpu: ["arm64"],
      },
      "node_modules/@tool/linux-x64": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
      "node_modules/@tool/wasm32": {
        version: "1.3.0",
        integrity: integrityOf("@tool/wasm32", "1.3.0"),
        optional: true,
        cpu: ["wasm32"],
      },
    });
    const registry = await startRegistry(packages);
    expect(await lock(registry)).toEqual({
      code: 0,
      out: "Added 2 packages to package-lock.json and completed 3.\n",
      err: "",
    });
    const text = readLock();
    expect(text).not.toContain("127.0.0.1");
    const found = Object.entries(JSON.parse(text).packages as Record<string, Record<string, unknown>>);
    expect(
      Object.fromEntries(
        found.slice(1).map(([path, { version, integrity }]) => [path, { version, integrity }]),
      ),
    ).toEqual({
      "node_modules/tool": { version: "1.0.0", integrity: integrityOf("tool", "1.0.0") },
      "node_modules/@tool/darwin-arm64": {
        version: "1.4.2",
        integrity: integrityOf("@tool/darwin-arm64", "1.4.2"),
      },
      "node_modules/@tool/linux-x64": {
        version: "1.0.0",
        integrity: integrityOf("@tool/linux-x64", "1.0.0"),
      },
      "node_modules/@tool/wasm32": { version: "1.2.9", integrity: integrityOf("@tool/wasm32", "1.2.9") },
      "node_modules/@tool/win32-x64": { version: "1.3.0", integrity: integrityOf("@tool/windows", "1.3.0") },
      "node_modules/runtime": { version: "3.1.0", integrity: integrityOf("runtime", "3.1.0") },
    });
    expect(found.find(([path]) => path.endsWith("win32-x64"))?.[1]).toMatchObject({
      name: "@tool/windows",
      os: ["win32"],
      cpu: ["x64"],
      libc: ["glibc"],
      optional: true,
    });
    expect(await runHere("npm", ["ci", "--dry-run", "--ignore-scripts"], registry)).toMatchObject({
      code: 0,
    });

    expect(await lock(registry)).toMatchObject({ code: 0, out: "package-lock.json was complete.\n" });
    expect(readLock()).toBe(text);
  });

  it.each([
    [
      "a version in the range",
      { ...packages, "@tool/darwin-arm64": { "2.0.0": {} } },
      "@tool/darwin-arm64@^1.0.0, which tool",
    ],
    ["what a package needs", { ...packages, runtime: undefined }, "runtime@^3.0.0, which @tool/wasm32"],
  ])("fails where the registry lacks %s, and leaves the file alone", async (_, has, named) => {
    const before = writeLock(start);
    const { code, out, err } = await lock(await startRegistry(has as Packages));
    expect({ code, out, err }).toEqual({
      code: 1,
      out: "",
      err: `The registry doesn't have ${named} wants. package-lock.json is as it was: run npm run lock with a registry that has it.\n`,
    });
    expect(readLock()).toBe(before);
  });

  it("fails where the registry does not answer, and leaves the file alone", async () => {
    const before = writeLock({
      ...start,
      "node_modules/tool": { ...start["node_modules/tool"], integrity: undefined },
    });
    const { code, err } = await lock("http://127.0.0.1:1/");
    expect(code).toBe(1);
    expect(err).toMatch(/^npm couldn't complete package-lock\.json, which is as it was\. npm says: /);
    expect(readLock()).toBe(before);
  });

  it("fails where package.json is missing, or needs less than the file has", async () => {
    const before = writeLock(start);
    writeFileSync(join(folder, "package.json"), '{ "name": "app", "version": "1.0.0" }');
    const registry = await startRegistry(packages);
    expect((await lock(registry)).err).toBe(
      "package.json doesn't need tool, which package-lock.json has. package-lock.json is as it was: run npm install first.\n",
    );
    rmSync(join(folder, "package.json"));
    const { code, err } = await lock(registry);
    expect({ code, err }).toEqual({
      code: 1,
      err: "There is no package.json and package-lock.json here. Run npm run lock in the project's folder.\n",
    });
    expect(readLock()).toBe(before);
    expect(existsSync(join(folder, "node_modules"))).toBe(false);
  });
});
