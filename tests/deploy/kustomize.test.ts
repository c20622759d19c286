// The Kustomize overlays render what the chart renders with the same choices.
import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkManifest } from "../content/examples/check-manifest.ts";
import { at, readObjects, renderChart, runTool, type Tree, workloadOf } from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { findViolations } from "../support/deploy/pod-security.ts";
import { root, temporaryFolder } from "../support/kubedrill-process.ts";

const postgres = { replicas: 2, database: { kind: "postgres" } };
const secrets = { existingSecret: "kubedrill" };

/** Each overlay, and the values that choose the same. */
const overlays: readonly (readonly [string, Tree])[] = [
  ["overlays/sqlite", { discord: { enabled: true }, secrets }],
  ["overlays/postgres", { ...postgres, discord: { enabled: true }, secrets }],
  [
    "overlays/slack-http",
    {
      ...postgres,
      slack: { mode: "http" },
      publicUrl: "https://kubedrill.example.com",
      ingress: { enabled: true, className: "nginx", tlsSecret: "kubedrill-tls" },
      secrets,
    },
  ],
];

function build(folder: string): readonly Tree[] {
  const { code, out, err } = runTool("kubectl", ["kustomize", resolve(root, "deploy/kustomize", folder)]);
  if (code !== 0 || err !== "") throw new Error(err);
  return readObjects(out);
}

/** Names, labels, and annotations that only one of the tools writes. */
const ofOneTool = /^(helm\.sh\/chart|app\.kubernetes\.io\/(managed-by|version)|checksum\/config)$/;

/** An object without what only one tool writes. Lists of rules and variables have no order. */
function normalize(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const all = value.map((entry) => normalize(entry, key));
    return ["env", "egress", "ingress", "volumes"].includes(key) ? all.toSorted(byText) : all;
  }
  if (typeof value === "string") return value.replace(/^kubedrill-[a-z0-9]{10}$/, "kubedrill");
  if (typeof value !== "object" || value === null) return value;
  // The chart mounts the keys that it needs, an overlay the whole Secret.
  const isSecret = at<unknown>(value as Tree, "name") === "secrets";
  const entries = Object.entries(value)
    .filter(([name]) => !(ofOneTool.test(name) || (isSecret && ["projected", "secret"].includes(name))))
    .map(([name, entry]) => [name, normalize(entry, name)] as const)
    .filter(([, entry]) => JSON.stringify(entry) !== "{}");
  // In one order, because lists are sorted by their text.
  return Object.fromEntries(entries.toSorted(byText));
}

const byText = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));

const byName = (objects: readonly Tree[]) =>
  Object.fromEntries(objects.map((object) => [String(object.kind), normalize(object)]));

describe.skipIf(!hasKubernetesTools).each(overlays)("kustomize %s", (folder, values) => {
  it("renders what the chart renders", () => {
    expect(byName(build(folder))).toEqual(byName(renderChart(values)));
  });

  it("renders objects that the API server knows, for Pod Security restricted", () => {
    const objects = build(folder);
    expect(objects.flatMap(checkManifest)).toEqual([]);
    expect(findViolations(at(workloadOf(objects), "spec.template.spec"))).toEqual([]);
  });
});

describe.skipIf(!hasKubernetesTools)("kustomize components", () => {
  it.each(["sqlite", "postgres"])("add Slack over a socket to %s as the chart does", (database) => {
    const folder = temporaryFolder();
    const from = (name: string) => relative(folder, join(root, "deploy", "kustomize", name));
    const overlay = { resources: [from(database)], components: [from("components/slack-socket")] };
    writeFileSync(join(folder, "kustomization.yaml"), JSON.stringify(overlay));
    const values = { database: { kind: database }, slack: { mode: "socket" }, secrets };
    const env = (objects: readonly Tree[]) =>
      normalize(at(workloadOf(objects), "spec.template.spec.containers.0.env"), "env");
    expect(env(build(folder))).toEqual(env(renderChart(values)));
  });
});
