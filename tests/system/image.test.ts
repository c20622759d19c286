// The container image's steps, without Docker: its tree, built by the script that the Dockerfile runs.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { send } from "../support/http.ts";
import { root, temporaryFolder } from "../support/kubedrill-process.ts";

/** The whole tree, in MB. It was 57 on 2026-12-01. */
const LARGEST = 80;
/** The image's user and group. Only root can become another user. */
const another = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/** Runs the script as the Dockerfile does. */
function build(...words: string[]) {
  const done = spawnSync(process.execPath, ["scripts/image/build-tree.js", ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { status: done.status, text: done.stderr.trim() };
}

/** Runs the Dockerfile's health check, and returns its exit code. */
async function checkHealth(PORT: string) {
  const [, words = "[]"] =
    /^HEALTHCHECK .*\n\s+CMD (\[.*\])$/m.exec(readFileSync(join(root, "Dockerfile"), "utf8")) ?? [];
  const [, ...rest] = JSON.parse(words) as string[];
  const [code] = await once(spawn(node, rest, { env: { PORT } }), "exit");
  return code;
}

const everything = (folder: string) => globSync("**", { cwd: folder }).map((path) => join(folder, path));
const files = (folder: string) => everything(folder).filter((path) => lstatSync(path).isFile());
/** A path's part after the last node_modules. */
const inPackage = (path: string) => path.split("node_modules/").at(-1) ?? "";

// A clone can be in a folder that another user can't enter.
const folder = temporaryFolder();
const tree = join(folder, "app");
const node = join(folder, "node");

beforeAll(() => {
  chmodSync(folder, 0o755);
  expect(build(tree)).toMatchObject({ status: 0 });
  for (const path of everything(tree)) chmodSync(path, statSync(path).mode & 0o555);
  copyFileSync(process.execPath, node);
}, 120_000);

describe.runIf(process.platform === "linux")("the image's tree", () => {
  it(`has ${LARGEST} MB or less`, () => {
    const bytes = files(tree).reduce((sum, path) => sum + lstatSync(path).blocks * 512, 0);
    expect(bytes / 2 ** 20).toBeLessThanOrEqual(LARGEST);
    expect(bytes / 2 ** 20).toBeGreaterThan(30);
  });

  it("has only what runs, the licenses, and one system's binaries", () => {
    const idle = /\.(map|ts|mts|cts|md|c|cpp|h|gyp)$|\/tests?\/[^/]*\.js$|^typescript\/|^vitest\/|^node\//;
    const packages = files(join(tree, "node_modules")).map(inPackage);
    expect(packages.filter((path) => idle.test(path) && !/license/i.test(path))).toEqual([]);
    expect(packages).toContain("better-sqlite3/LICENSE");
    expect(packages.filter((path) => path.endsWith(".node"))).toHaveLength(3);
    const top = globSync("*", { cwd: tree, exclude: ["node_modules"] });
    expect(top.toSorted()).toEqual(["content", "migrations", "package.json", "src"]);
  });

  it("resolves everything that the packages and the source import", () => {
    const { dependencies } = JSON.parse(readFileSync(join(tree, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const names = Object.keys(dependencies).filter((name) => name !== "dejavu-fonts-ttf");
    const script = `for (const name of ${JSON.stringify(names)}) await import(name);
      process.stdout.write(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"));`;
    const done = spawnSync(node, ["--input-type=module", "-e", script], {
      cwd: tree,
      encoding: "utf8",
      ...another,
    });
    expect(done.stderr).toBe("");
    expect(done.stdout).toContain(join(tree, "node_modules"));
  });

  it("starts as another user from a read-only tree, answers, and ends with 0", async () => {
    const data = join(folder, "data");
    mkdirSync(data, { mode: 0o700 });
    if (another.uid !== undefined) chownSync(data, another.uid, another.gid);
    // The Dockerfile: ln -s /data data
    symlinkSync(data, join(tree, "data"));
    const child = spawn(node, ["src/cli.ts", "start"], {
      cwd: tree,
      env: {
        NODE_ENV: "production",
        PORT: "0",
        METRICS_PORT: "0",
      },
      stdio: ["ignore", "pipe", "pipe"],
      ...another,
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let out = "";
    let log = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (log += chunk));
    const address = () => /http:\/\/[\d.:]+/.exec(out)?.[0];
    await expect.poll(() => address() ?? log).toMatch(/^http/);
    await expect.poll(async () => (await send(`${address()}/readyz`)).status).toBe(200);
    expect((await send(`${address()}/`)).body).toContain("Kubedrill");
    expect(statSync(join(data, "kubedrill.db")).uid).toBe(another.uid ?? process.getuid?.());
    const { port } = new URL(address() ?? "");
    expect([await checkHealth(port), await checkHealth("1")]).toEqual([0, 1]);
    child.kill("SIGTERM");
    expect(await once(child, "exit"), log).toEqual([0, null]);
  });

  it("can't be written to by the image's user", () => {
    const write = `require("fs").writeFileSync("src/cli.ts", "")`;
    const done = spawnSync(node, ["-e", write], { cwd: tree, encoding: "utf8", ...another });
    expect(done.stderr).toContain("EACCES");
  });

  it("comes for another processor, with its binaries", () => {
    const other = process.arch === "arm64" ? "amd64" : "arm64";
    expect(build(join(folder, other), other)).toMatchObject({ status: 0 });
    const machines = files(join(folder, other, "node_modules"))
      .filter((path) => path.endsWith(".node"))
      .map((path) => readFileSync(path).readUInt16LE(18));
    // ELF's numbers for x86-64 and AArch64.
    const machine = other === "arm64" ? 183 : 62;
    expect(machines).toEqual([machine, machine, machine]);
  });
});

describe("the script", () => {
  it.each([
    ["no folder", [], "Name a new folder: node scripts/image/build-tree.js FOLDER [amd64|arm64]"],
    ["a folder that exists", ["src"], "src exists. Name a new folder."],
    ["another processor", [join(folder, "x"), "s390x"], "I can't build for s390x. Choose amd64 or arm64."],
  ])("refuses %s", (_, words, text) => {
    expect(build(...words)).toEqual({ status: 1, text });
  });
});
