// Runs before npm's scripts on any Node: installs the packages when node_modules is missing or older than the
// lock file, so that a fresh clone needs one command. An argument names another package's folder.
import { spawnSync } from "node:child_process";
import { lstatSync, statSync } from "node:fs";

process.chdir(process.argv[2] ?? ".");
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file when an installation is complete.
if (modified("node_modules/.package-lock.json") < modified("package-lock.json")) {
  if (lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink()) {
    // `npm ci` would first delete everything in the folder that the link points to.
    console.error(
      "node_modules is a link to another folder, and the packages there are older than package-lock.json. Run npm ci in that folder's project, or delete the link and start again.",
    );
    process.exitCode = 1;
  } else {
    console.error("Installing what Kubedrill needs…");
    const { status } = spawnSync("npm", ["ci", "--loglevel=error"], {
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    process.exitCode = status ?? 1;
  }
}
