// npm run chart: writes the chart's README again after a change of values.yaml.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeValues } from "./readme.ts";

const chart = join(import.meta.dirname, "..", "..", "deploy", "chart");
const readme = join(chart, "README.md");
writeFileSync(
  readme,
  writeValues(readFileSync(readme, "utf8"), readFileSync(join(chart, "values.yaml"), "utf8")),
);
console.log("Wrote deploy/chart/README.md.");
