// Every object that the chart renders, over all its value sets.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkManifest } from "../content/examples/check-manifest.ts";
import {
  at,
  chart,
  containersOf,
  findObject,
  readValueSet,
  renderChart,
  runTool,
  type Tree,
  valueSets,
  workloadOf,
} from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { findViolations } from "../support/deploy/pod-security.ts";
import { root, temporaryFolder } from "../support/kubedrill-process.ts";

const nameOf = (object: Tree) => `${object.kind} ${at<string>(object, "metadata.name")}`;
const podOf = (objects: readonly Tree[]) => at(workloadOf(objects), "spec.template.spec");

describe.skipIf(!hasKubernetesTools)("the chart", () => {
  it("passes helm lint, and packs without its value sets", () => {
    const { code, out } = runTool("helm", ["lint", "--strict", chart]);
    expect(out).not.toMatch(/WARNING|ERROR/);
    expect(code).toBe(0);
    const folder = temporaryFolder();
    const packed = runTool("helm", ["package", chart, "--destination", folder]);
    expect(packed.code, packed.err).toBe(0);
    const file = /saved it to: (.+)$/m.exec(packed.out)?.[1] ?? "";
    expect(runTool("helm", ["show", "readme", file]).out).toContain("# Kubedrill");
    expect(runTool("helm", ["template", "kubedrill", file]).code).toBe(0);
  });

  it("runs as the image's user, with its command", () => {
    const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
    const users = [...dockerfile.matchAll(/^USER (\S+)$/gm)].map(([, user]) => user);
    const [user, group] = (users.at(-1) ?? "").split(":").map(Number);
    const command = /^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? "[]";
    const pod = podOf(renderChart({}));
    expect(at(pod, "securityContext.runAsUser")).toBe(user);
    expect(at(pod, "securityContext.runAsGroup")).toBe(group);
    expect(at(pod, "containers.0.command")).toEqual(JSON.parse(command));
  });

  it("waits longer for the end than Kubedrill takes", () => {
    const start = readFileSync(join(root, "src/cli/start.ts"), "utf8");
    const goodbye = Number(/LONGEST_GOODBYE = (\S+);/.exec(start)?.[1]?.replace("_", ""));
    expect(at<number>(podOf(renderChart({})), "terminationGracePeriodSeconds") * 1_000).toBeGreaterThan(
      goodbye + 10_000,
    );
  });

  it("configures Litestream as deploy/litestream does", () => {
    const url = "file:///backup";
    const objects = renderChart({ litestream: { enabled: true, replica: { url } } });
    const ours = readFileSync(join(root, "deploy/litestream/litestream.yml"), "utf8");
    const filled = ours
      .replace(/\$\{KUBEDRILL_DATABASE\}/, "/data/kubedrill.db")
      .replace(/\$\{LITESTREAM_REPLICA_URL\}/, url);
    const rendered = at<Tree>(findObject(objects, "ConfigMap", "-litestream"), "data")["litestream.yml"];
    expect(parse(String(rendered))).toEqual(parse(filled));
  });

  it("has the alert rules as they are in their file", () => {
    const rule = findObject(renderChart(readValueSet("postgres-monitoring")), "PrometheusRule");
    expect(rule?.spec).toEqual(parse(readFileSync(join(chart, "files", "alerts.yaml"), "utf8")));
  });

  it("asks only /livez before it restarts a Pod, and /readyz before it counts as ready", () => {
    const container = at(podOf(renderChart({})), "containers.0");
    const path = (probe: string) => at(container, `${probe}.httpGet.path`);
    expect([path("startupProbe"), path("livenessProbe"), path("readinessProbe")]).toEqual([
      "/livez",
      "/livez",
      "/readyz",
    ]);
  });
});

describe.skipIf(!hasKubernetesTools).each(valueSets)("the chart with %s", (set) => {
  let objects: readonly Tree[];

  beforeAll(() => {
    objects = renderChart(readValueSet(set));
  });

  it("renders objects that the API server knows", () => {
    const problems = objects.flatMap((object) =>
      checkManifest(object).map((problem) => `${nameOf(object)}: ${problem}`),
    );
    expect(problems).toEqual([]);
    expect(new Set(objects.map(nameOf)).size).toBe(objects.length);
    expect(
      objects.filter((object) => at<unknown>(object, "metadata.namespace") !== "study").map(nameOf),
    ).toEqual([]);
  });

  it("is admitted in a namespace with Pod Security restricted", () => {
    expect(findViolations(podOf(objects))).toEqual([]);
  });

  it("selects its own Pods everywhere", () => {
    const labels = Object.entries(at(workloadOf(objects), "spec.template.metadata.labels"));
    const selectors = [
      at(findObject(objects, "Service"), "spec.selector"),
      at(workloadOf(objects), "spec.selector.matchLabels"),
      at(findObject(objects, "NetworkPolicy"), "spec.podSelector.matchLabels"),
      at(findObject(objects, "PodDisruptionBudget"), "spec.selector.matchLabels"),
    ].filter((selector) => selector !== undefined);
    for (const selector of selectors)
      expect(labels).toEqual(expect.arrayContaining(Object.entries(selector)));
    const monitor = findObject(objects, "ServiceMonitor");
    const serviceLabels = Object.entries(at(findObject(objects, "Service"), "metadata.labels"));
    expect(serviceLabels).toEqual(
      expect.arrayContaining(Object.entries(at(monitor, "spec.selector.matchLabels") ?? {})),
    );
  });

  it("mounts only volumes that exist, and names only ports and ConfigMaps that exist", () => {
    const pod = podOf(objects);
    const claims = at<Tree[] | undefined>(workloadOf(objects), "spec.volumeClaimTemplates") ?? [];
    const volumes = [
      ...at<Tree[]>(pod, "volumes").map(({ name }) => name),
      ...claims.map((claim) => at<string>(claim, "metadata.name")),
    ];
    const mounted = containersOf(pod).flatMap((container) =>
      at<Tree[]>(container, "volumeMounts").map(({ name }) => name),
    );
    expect([...new Set(mounted)].toSorted()).toEqual(volumes.toSorted());
    const ports = at<Tree[]>(pod, "containers.0.ports").map(({ name }) => name);
    const served = at<Tree[]>(findObject(objects, "Service"), "spec.ports").map(
      ({ targetPort }) => targetPort,
    );
    expect(served).toEqual(ports);
    const text = JSON.stringify(pod);
    const maps = [...text.matchAll(/"configMap(?:Ref)?":\{"name":"([^"]+)"/g)].map(([, name]) => name);
    const existing = objects.filter(({ kind }) => kind === "ConfigMap");
    expect(maps.toSorted()).toEqual(existing.map((map) => at<string>(map, "metadata.name")).toSorted());
  });
});
