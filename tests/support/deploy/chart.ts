// Renders the Helm chart with the real helm.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { root, temporaryFolder } from "../kubedrill-process.ts";
import { findTool } from "./kubernetes-tools.ts";

export const chart = join(root, "deploy", "chart");

/** A part of a Kubernetes object or of values. Tests read it by path with `at`. */
export interface Tree {
  readonly [key: string]: unknown;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs helm or kubectl without a cluster. */
export function runTool(tool: "helm" | "kubectl", words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(findTool(tool), words, {
    env: { HOME: tmpdir() },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The names of the value sets in deploy/chart/ci. */
export const valueSets = readdirSync(join(chart, "ci"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(".yaml", ""));

export function readValueSet(name: string): Tree {
  return parse(readFileSync(join(chart, "ci", `${name}.yaml`), "utf8")) as Tree;
}

/** Renders the chart as a cluster with the Prometheus Operator does, or says why helm refuses. */
export function tryRender(values: Tree, words: readonly string[] = ["template"]): Ended {
  const file = join(temporaryFolder(), "values.json");
  writeFileSync(file, JSON.stringify(values));
  return runTool("helm", [...words, "kubedrill", chart, "--namespace", "study", "--values", file]);
}

const withOperator = ["template", "--api-versions", "monitoring.coreos.com/v1"];

/** The chart's objects. @throws Error with helm's words if it refuses the values */
export function renderChart(values: Tree): readonly Tree[] {
  const { code, out, err } = tryRender(values, withOperator);
  if (code !== 0) throw new Error(err);
  return readObjects(out);
}

/** What helm shows after an installation. */
export function renderNotes(values: Tree): string {
  const { code, out, err } = tryRender(values, ["install", "--dry-run=client"]);
  if (code !== 0) throw new Error(err);
  return out.slice(out.indexOf("NOTES:"));
}

/** The objects in a stream of YAML documents. */
export function readObjects(text: string): readonly Tree[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Tree | null)
    .filter((object) => object !== null);
}

/** The value at a path such as `spec.template.spec`; undefined if it's missing. */
export function at<T = Tree>(tree: Tree | undefined, path: string): T {
  let value: unknown = tree;
  for (const key of path.split(".")) value = (value as Tree | undefined)?.[key];
  return value as T;
}

/** The only object of a kind with a name's end, or undefined. */
export function findObject(objects: readonly Tree[], kind: string, end = ""): Tree | undefined {
  return objects.find((object) => object.kind === kind && at<string>(object, "metadata.name").endsWith(end));
}

/** The StatefulSet or Deployment. */
export function workloadOf(objects: readonly Tree[]): Tree {
  const found = findObject(objects, "StatefulSet") ?? findObject(objects, "Deployment");
  if (found === undefined) throw new Error("There is no StatefulSet or Deployment.");
  return found;
}

/** All containers of a Pod's specification. */
export function containersOf(pod: Tree): readonly Tree[] {
  return [...(at<Tree[] | undefined>(pod, "initContainers") ?? []), ...at<Tree[]>(pod, "containers")];
}
