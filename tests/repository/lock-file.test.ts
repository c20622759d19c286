// The lock file, as a fresh clone's npm ci wants it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { root } from "../support/kubedrill-process.ts";

const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const text = readFileSync(join(root, "package-lock.json"), "utf8");
const { packages } = z.object({ packages: z.record(z.string(), entry) }).parse(JSON.parse(text));

describe("the lock file", () => {
  it("lists the packages of every platform, or npm ci refuses it", () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies),
    );
    const paths = Object.keys(packages);
    const missing = wanted.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
    expect(missing, "run: npm run lock").toEqual([]);
  });

  it("has one version and one strong hash for each package", () => {
    const incomplete = Object.entries(packages).filter(
      ([path, { version = "", integrity = "" }]) =>
        path !== "" &&
        !(/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version) && /^sha512-[\w+/]{86}==$/.test(integrity)),
    );
    expect(
      incomplete.map(([path]) => path),
      "run: npm run lock",
    ).toEqual([]);
  });

  it("has exactly the version that an optional dependency names", () => {
    const wrong = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d+\.\d+\.\d+$/.test(version))
        .filter(([name, version]) =>
          Object.entries(packages).every(
            ([path, found]) => !path.endsWith(`node_modules/${name}`) || found.version !== version,
          ),
        )
        .map(([name, version]) => `${name}@${version}`),
    );
    expect(wrong, "run: npm run lock").toEqual([]);
  });

  it("names no registry", () => {
    expect(text).not.toMatch(/"resolved"/);
  });
});
