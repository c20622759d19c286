// Runs before npm's scripts on whatever Node the machine has: installs where node_modules is missing or
// older than the lock file, so that a fresh clone needs one command.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file when an installation is complete.
if (modified("node_modules/.package-lock.json") < modified("package-lock.json")) {
  console.error("Installing what Kubedrill needs…");
  const { status } = spawnSync("npm", ["ci", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
