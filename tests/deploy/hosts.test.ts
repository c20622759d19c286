// Compose files, Fly, and Render: what they say of Kubedrill must be true.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../src/config.ts";
import { names } from "../../src/environment/variables.ts";
import { inRepository } from "../repository/documents.ts";
import { root } from "../support/kubedrill-process.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>> | readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const known = new Set<string>(names.flatMap((name) => [name, `${name}_FILE`]));
const unknownVariables = (given: readonly string[]) =>
  given.filter((name) => name !== "NODE_OPTIONS" && name !== "NODE_VERSION" && !known.has(name));

describe.each(globSync("deploy/compose/*.yaml", { cwd: root }))("%s", (path) => {
  const compose = parse(read(path), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const { kubedrill } = compose.services;

  it("gives Kubedrill only variables that it knows, and keeps it locked down", () => {
    expect(unknownVariables(Object.keys(kubedrill?.environment ?? {}))).toEqual([]);
    expect(kubedrill).toMatchObject({ read_only: true, cap_drop: ["ALL"], restart: "unless-stopped" });
  });

  it("names secrets, volumes, services, and files that exist", () => {
    for (const [, { secrets = [], volumes = [], depends_on = [], environment = {} }] of services) {
      expect(secrets.filter((name) => !(name in compose.secrets))).toEqual([]);
      const sources = volumes.map((volume) => volume.split(":")[0] ?? "");
      for (const source of sources)
        if (source.startsWith(".")) expect(inRepository(normalize(join(dirname(path), source)))).toBe(true);
        else expect(compose.volumes).toHaveProperty(source);
      const needed = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      expect(needed.filter((name) => !(name in compose.services))).toEqual([]);
      const mounted = Object.values(environment).filter((value) => value.startsWith("/run/secrets/"));
      expect(mounted.filter((value) => !secrets.includes(value.split("/").at(-1) ?? ""))).toEqual([]);
    }
  });

  it("runs fixed versions of everything", () => {
    expect(services.map(([, { image }]) => image).filter((image) => !/:\d[\w.]*$/.test(image))).toEqual([]);
  });
});

describe("files for hosts", () => {
  const fly = read("deploy/fly/fly.toml");
  const flyVariables = Object.fromEntries(
    [...(/^\[env\]\n([^[]*)/m.exec(fly)?.[1] ?? "").matchAll(/^(\w+) = "(.*)"$/gm)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
  const [render] = (parse(read("deploy/render/render.yaml")) as { services: readonly RenderService[] })
    .services;
  interface RenderService {
    readonly healthCheckPath: string;
    readonly disk: { readonly mountPath: string };
    readonly envVars: readonly { readonly key: string; readonly value?: string }[];
  }
  const renderVariables = Object.fromEntries(
    (render?.envVars ?? []).map(({ key, value = "token" }) => [key, value]),
  );

  it.each([
    ["Fly", flyVariables, "/data"],
    ["Render", renderVariables, render?.disk.mountPath ?? ""],
  ])("%s: variables that Kubedrill accepts, with the database on the disk", (_, variables, disk) => {
    expect(unknownVariables(Object.keys(variables))).toEqual([]);
    const config = readConfig(variables);
    expect(config.database.startsWith(`${disk}/`)).toBe(true);
    expect(config.host).toBe("0.0.0.0");
    expect(config.playground).toBe("off");
  });

  it("check that the event loop runs, so that a database outage restarts nothing", () => {
    expect(fly).toContain('path = "/livez"');
    expect(render?.healthCheckPath).toBe("/livez");
  });

  it("have one version of Kubedrill and Node", () => {
    const images = globSync("deploy/{compose,fly}/*", { cwd: root }).flatMap(
      (path) => read(path).match(/kubedrill\/kubedrill:[\d.]+/g) ?? [],
    );
    expect(new Set(images)).toEqual(new Set([`kubedrill/kubedrill:${version}`]));
    const { devDependencies } = JSON.parse(read("package.json")) as {
      devDependencies: Record<string, string>;
    };
    expect(renderVariables.NODE_VERSION).toBe(devDependencies.node);
  });
});
