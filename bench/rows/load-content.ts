// Loading and validating the content, in a process of its own, compared with only parsing the same files.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { BenchRow } from "../bench-row.ts";
import { interleave } from "../measure.ts";

const rounds = { warmUps: 1, rounds: 10 };
const shortRounds = { warmUps: 0, rounds: 2 };
const root = join(import.meta.dirname, "..", "..");

/** Prints how long `work` takes, in ms, without the imports before it. */
const timed = (imports: string, work: string) => `
  import { globSync, readFileSync } from "node:fs";
  ${imports}
  const before = performance.now();
  ${work}
  console.log(performance.now() - before);`;

const ours = timed(
  'import { loadContent } from "./src/content/load.ts";',
  'if (!loadContent("content").ok) throw new Error("The content has problems.");',
);
const baseline = timed(
  'import { load } from "js-yaml";',
  `for (const file of globSync(["content/topics.yaml", "content/concepts/**/*.md", "content/questions/**/*.yaml"])) {
    const text = readFileSync(file, "utf8");
    load(text.startsWith("---\\n") ? text.slice(4, text.indexOf("\\n---\\n")) : text);
  }`,
);

export const loadContent: BenchRow = {
  name: "load-content",
  async measure({ short }) {
    const run = (script: string) => () =>
      Number(
        execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
          cwd: root,
          encoding: "utf8",
        }),
      );
    const medians = await interleave(
      { ours: run(ours), baseline: run(baseline) },
      short ? shortRounds : rounds,
    );
    return [
      {
        name: "load and check the content / parse its files",
        unit: "ms",
        ...medians,
        goal: { of: "ours", sign: "≤", value: 500 },
      },
    ];
  },
};
