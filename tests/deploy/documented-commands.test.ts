// The helm and kubectl commands in the documents work with this chart and these manifests.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chart, runTool } from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { root } from "../support/kubedrill-process.ts";

const text = ["docs/kubernetes.md", "deploy/chart/README.md"]
  .map((path) => readFileSync(join(root, path), "utf8"))
  .join("\n");

const wordsOf = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, words = ""]) => words))];

describe.skipIf(!hasKubernetesTools)("commands in the documents", () => {
  const installs = wordsOf(/helm install kubedrill oci:\S+ (.+)$/gm);

  it("are found", () => expect(installs.length).toBeGreaterThanOrEqual(3));

  it.each(installs)("helm install kubedrill %s", (words) => {
    const { code, err } = runTool("helm", ["template", "kubedrill", chart, ...words.split(" ")]);
    expect(code, err).toBe(0);
  });

  it.each(wordsOf(/`--set (\S+)`/g))("--set %s names a value", (set) => {
    const secrets = ["secrets.existingSecret=kubedrill", "database.kind=postgres"];
    const { code, err } = runTool("helm", [
      "template",
      chart,
      ...[...secrets, set].flatMap((one) => ["--set", one]),
    ]);
    expect(code, err).toBe(0);
  });

  it.each(wordsOf(/-k (deploy\/\S+)/g))("kubectl apply -k %s", (folder) => {
    const { code, err } = runTool("kubectl", ["kustomize", join(root, folder)]);
    expect(code, err).toBe(0);
  });

  const overlays = [...text.matchAll(/^\| `(overlays\/\S+)` \|.*\| (.+) \|$/gm)].map(
    ([, name = "", keys = ""]) => [name, keys] as const,
  );

  it.each(overlays)("%s reads the keys that the table names", (overlay, cell) => {
    const { out } = runTool("kubectl", ["kustomize", join(root, "deploy/kustomize", overlay)]);
    const read = [...out.matchAll(/name: (\w+)_FILE$|key: ([A-Z_]+)$/gm)].map(([, file, key]) => file ?? key);
    const five = cell.includes("Slack's five")
      ? (/^The Secret needs (.+)\. Only/m.exec(text)?.[1] ?? "")
      : "";
    const named = [...`${cell} ${five}`.matchAll(/`([A-Z_]+)`/g)].map(([, key]) => key);
    expect(named.toSorted()).toEqual([...new Set(read)].toSorted());
  });

  it("name values that exist in the text", () => {
    const named = wordsOf(
      /`((?:secrets|database|networkPolicy|metrics|httpRoute|podSecurity|litestream)\.[\w.]+)/g,
    );
    const shown = runTool("helm", ["show", "readme", chart]).out;
    const known = (name: string) =>
      shown.includes(`\`${name}`) || shown.includes(`\`${name.replace(/\.[A-Z].*$/, "")}`);
    expect(named.filter((name) => !known(name))).toEqual([]);
  });
});
