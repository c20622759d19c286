// The workflows: pinned actions, few rights, an end for each job, and only commands that exist.
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "../support/kubedrill-process.ts";

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(
    z.string(),
    z.object({
      "timeout-minutes": z.int().max(90),
      permissions: permissions.optional(),
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

/** What each workflow can write, by job. Everything else only reads. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "docs.yaml": ["publish pages", "publish id-token"],
  "image.yaml": ["publish packages"],
  "release.yaml": ["publish contents", "chart packages"],
};

const files = globSync(".github/workflows/*", { cwd: root }).map((path) => ({
  name: basename(path),
  text: readFileSync(join(root, path), "utf8"),
}));

describe("the workflows", () => {
  it("include checks, long tests, the image, the website, and releases", () => {
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["check.yaml", "docs.yaml", "image.yaml", "long.yaml", "release.yaml"]),
    );
  });
});

describe.each(files)("$name", ({ name, text }) => {
  const { on, permissions, jobs } = workflow.parse(parse(text));
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

  it("pins each action by its commit, and names the version", () => {
    const uses = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(uses).not.toEqual([]);
    const loose = uses.filter((line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
    expect(loose).toEqual([]);
  });

  it("writes only what it has to", () => {
    expect(permissions).toEqual({ contents: "read" });
    const writes = Object.entries(jobs).flatMap(([job, { permissions = {} }]) =>
      Object.entries(permissions)
        .filter(([, right]) => right === "write")
        .map(([what]) => `${job} ${what}`),
    );
    expect(writes).toEqual(WRITES[name] ?? []);
  });

  it("gives a stranger's pull request no secrets and no rights", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    expect(Object.keys(on)).not.toContain("workflow_run");
    expect(text).not.toContain("secrets.");
    const checkouts = text.split("actions/checkout@").slice(1);
    expect(checkouts.filter((rest) => !/^.*\n\s+with:\n\s+persist-credentials: false/.test(rest))).toEqual(
      [],
    );
    // A title or a branch name in a script would run as part of it.
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });

  it("runs npm scripts and files that exist", () => {
    const named = runs.flatMap((run) =>
      [...run.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, script]) => script),
    );
    expect(named.filter((script = "") => scripts[script] === undefined)).toEqual([]);
    const paths = runs.flatMap((run) =>
      [...run.matchAll(/(?<=\s)(?:\.ci|scripts|deploy|docs|src|tests)\/[\w./-]+/g)].map(([path]) => path),
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("watches paths that exist", () => {
    const paths = Object.values(on).flatMap((event) => {
      const { paths = [] } = z
        .object({ paths: z.array(z.string()).optional() })
        .parse(Array.isArray(event) ? {} : (event ?? {}));
      return paths;
    });
    expect(paths.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
  });
});
