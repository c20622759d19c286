// Run after adding packages: `npm run lock`. npm can leave other platforms' packages, or their hashes, out of the lock
// file. This lets npm resolve them without node_modules, and changes the file only if everything is in it.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const LOCK = "package-lock.json";

class Incomplete extends Error {}

try {
  console.log(completeLock());
} catch (error) {
  if (!(error instanceof Incomplete)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function completeLock() {
  if (!existsSync("package.json") || !existsSync(LOCK))
    throw new Incomplete(
      "There is no package.json and package-lock.json here. Run npm run lock in the project's folder.",
    );
  const text = readFileSync(LOCK, "utf8");
  const lock = JSON.parse(text);
  const paths = Object.keys(lock.packages);
  const inexact = paths.filter((path) => !isExact(path, lock.packages[path]));
  const folder = mkdtempSync(join(tmpdir(), "complete-lock-"));
  try {
    const resolve = (forgotten) => resolveAgain(folder, without(lock, forgotten));
    const lostOf = (completed) => paths.filter((path) => !(path in completed) && !inexact.includes(path));
    // npm drops an optional package whose version is wrong. Without it in the file, npm finds the right one.
    const first = resolve(inexact);
    const lost = lostOf(first);
    const completed = lost.length === 0 ? first : resolve([...inexact, ...lost]);
    check(completed, lostOf(completed));
    runNpm(folder, ["ci", "--dry-run"]);
    const result = readFileSync(join(folder, LOCK), "utf8");
    if (result === text) return `${LOCK} was complete.`;
    writeFileSync(LOCK, result);
    const more = Object.keys(completed).length - paths.length;
    return `Added ${more} packages to ${LOCK} and completed ${inexact.length + lost.length}.`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A package has one version and a hash; links and what another package brings along have neither. */
function isExact(path, { version, integrity, link, inBundle }) {
  if (path === "" || link || inBundle) return true;
  return /^\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version ?? "") && typeof integrity === "string";
}

function without(lock, paths) {
  const kept = Object.entries(lock.packages).filter(([path]) => !paths.includes(path));
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(kept) }, undefined, 2)}\n`;
}

/** The packages as npm completes them in an empty folder, where no installed package misleads it. */
function resolveAgain(folder, text) {
  for (const file of ["package.json", ".npmrc"]) if (existsSync(file)) copyFileSync(file, join(folder, file));
  writeFileSync(join(folder, LOCK), text);
  runNpm(folder, ["install", "--package-lock-only", "--omit-lockfile-registry-resolved"]);
  return JSON.parse(readFileSync(join(folder, LOCK), "utf8")).packages;
}

function runNpm(folder, words) {
  const { status, stderr, error } = spawnSync(
    "npm",
    [...words, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: folder,
      encoding: "utf8",
      // npm prefers versions for the Node that it runs on: it has to be this one.
      env: { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
      shell: process.platform === "win32",
    },
  );
  if (status === 0) return;
  const said = (error?.message ?? stderr).replaceAll(/^npm (error|ERR!) */gm, "").trim();
  const start = said.split(/\n+/).slice(0, 4).join(" ");
  throw new Incomplete(`npm couldn't complete ${LOCK}, which is as it was. npm says: ${start}`);
}

/** @throws Incomplete where the completed packages lack something that one of them wants, or that was there. */
function check(packages, lost) {
  if (lost.length > 0)
    throw new Incomplete(
      `package.json doesn't need ${lost.map(nameOf).join(", ")}, which ${LOCK} has. ${LOCK} is as it was: run npm install first.`,
    );
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries({ ...entry.dependencies, ...entry.optionalDependencies, ...neededPeers(entry) })
      .filter(([name]) => !places(path, name).some((place) => place in packages))
      .map(([name, range]) => `${name}@${range}, which ${nameOf(path)} wants`),
  );
  if (missing.length > 0)
    throw new Incomplete(
      `The registry doesn't have ${missing.join("; ")}. ${LOCK} is as it was: run npm run lock with a registry that has it.`,
    );
  const inexact = Object.keys(packages).filter((path) => !isExact(path, packages[path]));
  if (inexact.length > 0)
    throw new Incomplete(
      `The registry gives no version and hash for ${inexact.map(nameOf).join(", ")}. ${LOCK} is as it was.`,
    );
  if (Object.values(packages).some(({ resolved }) => resolved !== undefined))
    throw new Incomplete(`npm wrote addresses into ${LOCK}, which is as it was. Update npm to 11 or newer.`);
}

function neededPeers({ peerDependencies = {}, peerDependenciesMeta = {} }) {
  return Object.fromEntries(
    Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional),
  );
}

/** Where Node looks for `name` from the package at `path`, nearest first. */
function places(path, name) {
  const folders = path.split(/\/?node_modules\//).filter((part) => part !== "");
  return Array.from({ length: folders.length + 1 }, (_, up) =>
    [...folders.slice(0, folders.length - up), name].map((part) => `node_modules/${part}`).join("/"),
  );
}

function nameOf(path) {
  return path === ""
    ? "package.json"
    : path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}
