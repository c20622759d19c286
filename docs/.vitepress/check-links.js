// Checks the built website: every internal link leads to a page or file, every #anchor to a heading. VitePress itself
// checks pages, but no anchors.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const dist = join(import.meta.dirname, "dist");
const pages = globSync("**/*.html", { cwd: dist });
if (pages.length === 0) throw new Error("There is no website yet. Run: npm run site");

const base = /<link rel="preload stylesheet" href="(.*?)assets\//.exec(read("index.html"))?.[1] ?? "/";
const anchors = new Map(pages.map((page) => [page, new Set(all(read(page), / id="([^"]+)"/g))]));
const problems = pages.flatMap((page) =>
  all(read(page), / (?:href|src)="([^"]+)"/g)
    .filter((target) => !/^([a-z]+:|\/\/)/i.test(target))
    .map((target) => problemOf(page, target.replaceAll("&amp;", "&")))
    .filter((problem) => problem !== undefined),
);

for (const problem of new Set(problems)) console.error(problem);
console.log(`${pages.length} pages, ${new Set(problems).size} dead links`);
process.exitCode = problems.length === 0 ? 0 : 1;

function problemOf(page, target) {
  const [path, anchor] = target.split(/[?#]/, 2);
  const file = path === "" ? page : fileOf(page, path);
  if (file === undefined) return `${page}: ${target} leads nowhere`;
  const missing = anchor !== undefined && anchor !== "" && file.endsWith(".html");
  return missing && !anchors.get(file)?.has(decodeURIComponent(anchor))
    ? `${page}: ${target}: no such heading`
    : undefined;
}

/** The built file behind a path, or undefined. */
function fileOf(page, path) {
  const absolute = path.startsWith("/");
  if (absolute && !path.startsWith(base)) return undefined;
  const place = absolute ? path.slice(base.length) : posix.join(posix.dirname(page), path);
  const candidates = [place, `${place}.html`, posix.join(place, "index.html")];
  return candidates.find((name) => /\.\w+$/.test(name) && existsSync(join(dist, decodeURIComponent(name))));
}

function read(page) {
  return readFileSync(join(dist, page), "utf8");
}

function all(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1]);
}
