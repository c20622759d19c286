// Makes a release: npm run release -- 1.2.3. It sets the version everywhere, dates the changelog, commits, and tags. You push.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { withRelease } from "./changelog.js";

/** Files that name the version of the image or the chart. */
const PINNED = [
  "deploy/chart/Chart.yaml",
  "deploy/{compose,fly}/*",
  "deploy/kustomize/components/version/*",
  "docs/hosting.md",
];

try {
  release(process.argv[2] ?? "");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function release(version) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error("Name a version: npm run release -- 1.2.3");
  const { version: current } = JSON.parse(readFileSync("package.json", "utf8"));
  if (!isLater(version, current))
    throw new Error(`${version} isn't later than ${current}, the version in package.json.`);
  if (git("status", "--porcelain") !== "")
    throw new Error("There are changes that aren't committed. Commit or undo them, then release.");
  if (git("rev-parse", "--abbrev-ref", "HEAD") !== "main")
    throw new Error("Releases come from main. Run: git switch main");

  const today = new Date().toISOString().slice(0, 10);
  rewrite("CHANGELOG.md", (text) => withRelease(text, version, today));
  // The first two in package-lock.json are the project's own.
  const set = (text, times) => {
    let left = times;
    return text.replaceAll(`"version": "${current}"`, (found) =>
      left-- > 0 ? `"version": "${version}"` : found,
    );
  };
  rewrite("package.json", (text) => set(text, 1));
  rewrite("package-lock.json", (text) => set(text, 2));
  const files = ["CHANGELOG.md", "package.json", "package-lock.json"];
  for (const path of globSync(PINNED)) {
    rewrite(path, (text) => setPinned(text, current, version));
    files.push(path);
  }
  git("add", ...files);
  git("commit", "--quiet", "-m", `Release ${version}`);
  git("tag", "--annotate", `v${version}`, "-m", `Kubedrill ${version}`);
  console.log(`Committed and tagged v${version}. Publish it with: git push --follow-tags`);
}

/** The image's tag, and the chart's two versions. */
function setPinned(text, current, version) {
  return text
    .replaceAll(`kubedrill/kubedrill:${current}`, `kubedrill/kubedrill:${version}`)
    .replace(/^(version|appVersion|\s+newTag): ("?)[\d.]+("?)$/gm, `$1: $2${version}$3`);
}

function isLater(version, current) {
  const [a, b] = [version, current].map((text) => text.split(".").map(Number));
  const index = a.findIndex((number, place) => number !== b[place]);
  return index >= 0 && a[index] > b[index];
}

function rewrite(path, change) {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

function git(...words) {
  const { status, stdout, stderr } = spawnSync("git", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}
