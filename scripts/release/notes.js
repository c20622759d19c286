// Prints a release's part of CHANGELOG.md: node scripts/release/notes.js v1.2.3
import { readFileSync } from "node:fs";
import { sectionOf } from "./changelog.js";

const version = (process.argv[2] ?? "").replace(/^v/, "");
const { version: packaged } = JSON.parse(readFileSync("package.json", "utf8"));
const notes = sectionOf(readFileSync("CHANGELOG.md", "utf8"), version);
if (version !== packaged)
  fail(`The tag says ${version}, package.json says ${packaged}. Tag the commit that npm run release made.`);
else if (notes === undefined) fail(`CHANGELOG.md has no "## [${version}]".`);
else console.log(notes);

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
