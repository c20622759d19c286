// The chart's README lists its values as values.yaml has them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeValues } from "../../scripts/chart/readme.ts";
import { chart } from "../support/deploy/chart.ts";

const read = (name: string) => readFileSync(join(chart, name), "utf8");
const head = "Text.\n\n<!-- Written by npm run chart. -->\nold";
const table = (values: string) => writeValues(head, values).split("|---|---|---|\n")[1];

describe("the chart's README", () => {
  it("is current: run npm run chart after a change of values.yaml", () => {
    expect(writeValues(read("README.md"), read("values.yaml"))).toBe(read("README.md"));
  });

  it("keeps the text before the table", () => {
    expect(writeValues(head, "# A.\na: 1")).toMatch(/^Text\.\n\n<!-- .+ -->\n\n\| value /);
  });

  it("has a row for each value that has a comment, also in groups", () => {
    expect(
      table(
        "# File.\n\n# First.\na: 1\nb:\n  # Long\n  # text.\n  c: [x]\n  d:\n    # Deep | pipe.\n    e: ''",
      ),
    ).toBe('| `a` | `1` | First. |\n| `b.c` | `["x"]` | Long text. |\n| `b.d.e` |  | Deep \\| pipe. |\n');
  });

  it("refuses a value without a comment", () => {
    expect(() => table("# A.\na: 1\nb: 2")).toThrow("b has no comment in values.yaml.");
  });
});
