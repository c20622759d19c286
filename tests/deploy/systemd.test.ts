// The unit for systemd, as systemd itself reads it. Skipped on machines without systemd-analyze.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { names } from "../../src/environment/variables.ts";
import { root } from "../support/kubedrill-process.ts";

const unit = join(root, "deploy/systemd/kubedrill.service");
const analyze = (...words: string[]) => spawnSync("systemd-analyze", [...words, unit], { encoding: "utf8" });
const isMissing = analyze("--version").error !== undefined;

describe("the systemd unit", () => {
  it("sets only variables that Kubedrill, Node, or the C library knows", () => {
    const set = [...readFileSync(unit, "utf8").matchAll(/^Environment=(\w+)=/gm)].map(
      ([, name = ""]) => name,
    );
    const own = names.flatMap((name) => [name, `${name}_FILE`]);
    const known = new Set<string>(["NODE_ENV", "MALLOC_ARENA_MAX", ...own]);
    expect(set.length).toBeGreaterThan(2);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });

  it.skipIf(isMissing)("has no directive that systemd doesn't know", () => {
    const { stderr } = analyze("verify");
    // This machine may lack Node at the unit's path, or a manual page.
    expect(
      stderr
        .split("\n")
        .filter((line) => line !== "" && !/is not executable|man .* command failed/.test(line)),
    ).toEqual([]);
  });

  it.skipIf(isMissing)("leaves an exposure of less than 2 of 10", () => {
    const { stdout } = analyze("security", "--offline=true", "--no-pager");
    const [, exposure] = /Overall exposure level .*: ([\d.]+)/.exec(stdout) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });
});
