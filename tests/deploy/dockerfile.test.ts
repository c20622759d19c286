// The Dockerfiles, against our rules, and each rule against a Dockerfile that breaks it.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { brokenRules } from "../support/deploy/dockerfile-rules.ts";
import { root } from "../support/kubedrill-process.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const dockerfile = read("Dockerfile");
const ignored = read(".dockerignore").trim().split("\n");
/** What the build gets: .dockerignore names it, and it exists. */
const inContext = (path: string) => ignored.includes(`!${path}`) && existsSync(join(root, path));
/** The files and folders that the build copies. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words = ""]) =>
  words.split(" "),
);
const broken = (text: string) => brokenRules(text, inContext);

describe("the Dockerfile", () => {
  it("keeps every rule", () => {
    expect(broken(dockerfile)).toEqual([]);
  });

  it("gets what it copies, and nothing else", () => {
    const [everything, ...paths] = ignored;
    expect(everything).toBe("*");
    expect(paths.map((path) => path.slice(1)).toSorted()).toEqual(copied.toSorted());
  });

  it("is built and started in each pull request that changes what it copies", () => {
    const workflow = z.object({ on: z.object({ pull_request: z.object({ paths: z.array(z.string()) }) }) });
    const { paths } = workflow.parse(parse(read(".github/workflows/image.yaml"))).on.pull_request;
    const sources = copied.map((path) => (statSync(join(root, path)).isDirectory() ? `${path}/**` : path));
    expect(paths.toSorted()).toEqual(
      [...sources, "Dockerfile", ".dockerignore", ".github/workflows/image.yaml"].toSorted(),
    );
  });

  it("has the Node that the tests run on", () => {
    const { devDependencies } = JSON.parse(read("package.json")) as { devDependencies: { node: string } };
    const versions = [...dockerfile.matchAll(/^FROM .*\bnode:([\d.]+)-/gm)].map(([, version]) => version);
    expect(versions).toEqual([devDependencies.node, devDependencies.node]);
  });

  it("gets newer base images from Dependabot", () => {
    const updates = z.array(z.object({ "package-ecosystem": z.string(), directory: z.string().optional() }));
    const config = z.object({ updates }).parse(parse(read(".github/dependabot.yml")));
    expect(config.updates).toContainEqual({ "package-ecosystem": "docker", directory: "/" });
  });

  it("builds its tree with a script that exists", () => {
    const [, script = ""] = /^RUN node (\S+) \/tree/m.exec(dockerfile) ?? [];
    expect(existsSync(join(root, script))).toBe(true);
    expect(ignored).toContain(`!${dirname(script)}`);
  });
});

describe("the rules", () => {
  it.each<[string, string | RegExp, string]>([
    ["a full version or a digest", /26\.10\.0-slim$/m, "26-slim"],
    ["a full version or a digest", "FROM node:26.10.0-slim", "FROM node"],
    ["COPY instead of ADD", "COPY src", "ADD src"],
    ["apt cleans up", "RUN mkdir", "RUN apt-get update && apt-get install -y curl && mkdir"],
    ["no script from the network", "RUN mkdir", "RUN curl https://a.example/install | sh && mkdir"],
    ["no sudo", "RUN mkdir", "RUN sudo mkdir"],
    ["a numeric user and group that aren't root", "USER 1000:1000", "USER node"],
    ["a numeric user and group that aren't root", "USER 1000:1000", "USER 0:0"],
    ["a numeric user and group that aren't root", "USER 1000:1000", "USER 1000"],
    ["a numeric user and group that aren't root", /^USER .*$/m, ""],
    ["commands without a shell", /^CMD .*$/m, "CMD node src/cli.ts start"],
    ["commands without a shell", / {2}CMD \[.*$/m, "  CMD node -e 0"],
    ["one command", /^CMD .*$/m, ""],
    ["a health check", /^HEALTHCHECK[^\n]*\n[^\n]*$/m, ""],
    ["stops with SIGTERM", "STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL"],
    ["no secrets", "ENV NODE_ENV=production", "ENV DISCORD_TOKEN=x"],
    ["no secrets", "PORT=3000", "PORT=3000 KUBEDRILL_DATABASE=/data/kubedrill.db"],
    ["no secrets", "ARG VERSION", "ARG NPM_TOKEN\nARG VERSION"],
    ["copies what exists", "COPY content content", "COPY contents content"],
    ["copies what exists", "COPY content content", "COPY tests tests"],
    ["copies from a stage", "--from=tree", "--from=three"],
    ["an absolute folder", "WORKDIR /app", "WORKDIR app"],
    ["labels", "org.opencontainers.image.licenses", "licenses"],
  ])("%s: %s", (rule, from, to) => {
    const changed = dockerfile.replace(from, to);
    expect(changed).not.toBe(dockerfile);
    expect(broken(changed).map((line) => line.split(": ")[0])).toEqual([rule]);
  });
});
