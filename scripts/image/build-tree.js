// Builds what the container image holds, without Docker: node scripts/image/build-tree.js FOLDER [amd64|arm64]
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { arch } from "node:os";
import { basename, dirname, join } from "node:path";

/** Docker's names for processors, and Node's. */
const PROCESSORS = { amd64: "x64", arm64: "arm64" };

/** Node runs no TypeScript in node_modules, and nothing is compiled in the image. */
const NEVER_RUN =
  /(\.(map|[cm]?ts|md|markdown|c|cc|cpp|h|hpp|gyp|gypi|patch|html|zip|sh|yml)|^\..+|^(makefile|changelog.*|history.*))$/i;

/** Licenses ask to stay with their programs. */
const LICENSE = /^(licen[cs]e|copying|notice)/i;

/** Folders next to a package.json that no program loads. */
const NEVER_LOADED = ["test", "tests", "docs", "example", "examples", "benchmark", "benchmarks", ".github"];

/** Packages that only hold types, or what the C sources need. */
const WHOLE = [".bin", "@types", "node-addon-api", "better-sqlite3/src", "better-sqlite3/deps"];

try {
  buildTree(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function buildTree(folder, processor = arch() === "arm64" ? "arm64" : "amd64") {
  if (folder === undefined)
    throw new Error("Name a new folder: node scripts/image/build-tree.js FOLDER [amd64|arm64]");
  if (existsSync(folder)) throw new Error(`${folder} exists. Name a new folder.`);
  const cpu = PROCESSORS[processor];
  if (cpu === undefined) throw new Error(`I can't build for ${processor}. Choose amd64 or arm64.`);

  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json", ".npmrc"]) cpSync(file, join(folder, file));
  // Binaries come inside the packages: no compiler, and no install script has to run.
  const wanted = [
    "--omit=dev",
    "--ignore-scripts",
    "--prefer-offline",
    "--os=linux",
    `--cpu=${cpu}`,
    "--libc=glibc",
  ];
  const { status } = spawnSync("npm", ["ci", "--loglevel=error", ...wanted], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("npm ci failed. Its messages are above.");

  const packages = join(folder, "node_modules");
  for (const path of WHOLE) rmSync(join(packages, path), { recursive: true, force: true });
  removeUnused(packages, `linux-${cpu}.node`);
  for (const file of ["package-lock.json", ".npmrc"]) rmSync(join(folder, file));
  for (const part of ["src", "content", "migrations"]) cpSync(part, join(folder, part), { recursive: true });
}

/** Removes below a folder what never runs, and other systems' prebuilt binaries. */
function removeUnused(folder, binary) {
  const names = readdirSync(folder);
  for (const name of names) {
    const path = join(folder, name);
    if (!lstatSync(path).isDirectory()) {
      const foreign = basename(dirname(path)) === "prebuilds" && name !== binary;
      if (foreign || (NEVER_RUN.test(name) && !LICENSE.test(name))) rmSync(path);
    } else if (NEVER_LOADED.includes(name) && names.includes("package.json"))
      rmSync(path, { recursive: true });
    else removeUnused(path, binary);
  }
}
