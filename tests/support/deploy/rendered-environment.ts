// The environment of the container that the chart renders, with made-up secrets and this machine's paths.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, findObject, type Tree, workloadOf } from "./chart.ts";

/** A value that each secret takes. */
const madeUp: Readonly<Record<string, string>> = {
  KUBEDRILL_DATABASE: "postgres://kubedrill:hunter2@db.example/kubedrill",
  KUBEDRILL_SECRET: "q3fJ8s0dKx7Vw2bN5mZt9cRy4gLhP6aE",
  KUBEDRILL_SECRET_OLD: "b7Hn2kQx9sLw4fJ6dVr8tMz3cYp5gRaE",
  SLACK_BOT_TOKEN: "xoxb-not-a-real-token",
  SLACK_APP_TOKEN: "xapp-not-a-real-token",
};

type Secrets = Readonly<Record<string, string>>;

/**
 * Variables as the kubelet sets them. Each mounted path, such as /data, lies in `folder`.
 * @param secrets values instead of the made-up ones
 */
export function renderedEnvironment(
  objects: readonly Tree[],
  folder: string,
  secrets: Secrets = {},
): Secrets {
  const pod = at(workloadOf(objects), "spec.template.spec");
  const container = at(pod, "containers.0");
  const settings = at<Secrets>(
    findObject(objects, "ConfigMap", at(container, "envFrom.0.configMapRef.name")),
    "data",
  );
  const secretOf = (name: string) => secrets[name] ?? madeUp[name] ?? "not-a-real-secret";
  const listed = (at<Tree[] | undefined>(container, "env") ?? []).map(({ name, value }) => [
    name,
    value ?? secretOf(String(name)),
  ]);
  const mounts = at<Tree[]>(container, "volumeMounts").map(({ mountPath }) => String(mountPath));
  for (const path of mounts) mkdirSync(join(folder, path), { recursive: true });
  for (const source of sourcesOf(pod)) {
    const path = join(folder, "run/kubedrill/secrets", source);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${secretOf(source)}\n`);
  }
  const moved = (value: unknown) =>
    mounts.some((path) => String(value).startsWith(`${path}/`) || value === path)
      ? join(folder, String(value))
      : String(value);
  return Object.fromEntries(
    [...Object.entries(settings), ...listed].map(([name, value]) => [name, moved(value)]),
  ) as Secrets;
}

/** The files that the Pod's Secrets become. */
function sourcesOf(pod: Tree): readonly string[] {
  const volume = at<Tree[]>(pod, "volumes").find(({ name }) => name === "secrets");
  return (at<Tree[] | undefined>(volume, "projected.sources") ?? []).flatMap((source) =>
    at<Tree[]>(source, "secret.items").map(({ path }) => String(path)),
  );
}
