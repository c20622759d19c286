// The fast YAML reader must read the same as the one that knows lines.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readYaml } from "../../src/content/read/yaml-source.ts";
import { root } from "../support/kubedrill-process.ts";

describe("the fast YAML reader", () => {
  it("reads the same values as yaml from every content file", () => {
    const files = globSync("content/**/*.{yaml,md}", { cwd: root });
    const sources = files.map((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return file.endsWith(".yaml") ? text : (text.split(/^---$/m)[1] ?? "");
    });
    expect(sources.length).toBeGreaterThan(170);
    for (const source of sources) expect(readYaml(source)).toMatchObject({ ok: true, value: parse(source) });
  });

  it.each([
    ["", null],
    ["# only a comment\n", null],
    ["- yes\n- 012\n- 1e3\n- ~\n- 2026-11-23\n", ["yes", 12, 1000, null, "2026-11-23"]],
  ])("reads %j as YAML 1.2", (source, value) => {
    expect(readYaml(source)).toMatchObject({ ok: true, value });
    expect(parse(source)).toEqual(value);
  });
});
