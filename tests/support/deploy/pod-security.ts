// The Pod Security Standard `restricted`, as far as a Pod's specification shows it, plus our own rules.
import { at, containersOf, type Tree } from "./chart.ts";

const allowedVolumes = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

/** One sentence per violation; empty if the Pod is admitted. */
export function findViolations(pod: Tree): readonly string[] {
  const security = at<Tree>(pod, "securityContext");
  const volumes = at<Tree[]>(pod, "volumes").flatMap(({ name, ...source }) =>
    Object.keys(source)
      .filter((kind) => !allowedVolumes.has(kind))
      .map((kind) => `volume ${name} is a ${kind}`),
  );
  return [
    ...["hostNetwork", "hostPID", "hostIPC"].filter((field) => pod[field] === true),
    ...(security.runAsNonRoot === true ? [] : ["runAsNonRoot isn't true"]),
    ...(Number(security.runAsUser) > 0 ? [] : ["the user has no number above 0"]),
    ...(at<unknown>(security, "seccompProfile.type") === "RuntimeDefault"
      ? []
      : ["seccomp isn't RuntimeDefault"]),
    ...(pod.automountServiceAccountToken === false ? [] : ["the Pod gets a token"]),
    ...volumes,
    ...containersOf(pod).flatMap(findContainerViolations),
  ];
}

function findContainerViolations(container: Tree): readonly string[] {
  const security = at<Tree | undefined>(container, "securityContext") ?? {};
  const dropped = at<string[] | undefined>(security, "capabilities.drop") ?? [];
  const ports = at<Tree[] | undefined>(container, "ports") ?? [];
  return [
    ...(security.allowPrivilegeEscalation === false ? [] : ["can gain privileges"]),
    ...(security.readOnlyRootFilesystem === true ? [] : ["can write to its image"]),
    ...(dropped.includes("ALL") ? [] : ["keeps capabilities"]),
    ...(at(security, "capabilities.add") === undefined ? [] : ["adds capabilities"]),
    ...(security.privileged === true ? ["is privileged"] : []),
    ...(security.runAsUser === 0 ? ["runs as root"] : []),
    ...ports.filter(({ hostPort }) => hostPort !== undefined).map(() => "takes a host port"),
    ...(at(container, "resources.requests.memory") === undefined ? ["requests no memory"] : []),
    ...(at(container, "resources.limits.cpu") === undefined ? [] : ["has a CPU limit"]),
  ].map((violation) => `${container.name} ${violation}`);
}
