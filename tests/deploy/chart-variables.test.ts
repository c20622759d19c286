// The chart's variables are Kubedrill's own.
import { describe, expect, it } from "vitest";
import { configWarnings, readConfig } from "../../src/config.ts";
import { names } from "../../src/environment/variables.ts";
import { at, readValueSet, renderChart, type Tree, valueSets, workloadOf } from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { renderedEnvironment } from "../support/deploy/rendered-environment.ts";
import { temporaryFolder } from "../support/kubedrill-process.ts";

const environmentOf = (set: string) => renderedEnvironment(renderChart(readValueSet(set)), temporaryFolder());

describe.skipIf(!hasKubernetesTools)("variables", () => {
  it.each(valueSets)("of %s are accepted without a warning", (set) => {
    const environment = environmentOf(set);
    expect(configWarnings(environment)).toEqual([]);
    const { discord, slack } = readConfig(environment);
    const values = readValueSet(set);
    expect(discord !== undefined).toBe(at<unknown>(values, "discord.enabled") === true);
    expect(slack?.mode ?? "none").toBe(at(values, "slack.mode") ?? "none");
  });

  it("can all be set with values", () => {
    const set = new Set(valueSets.flatMap((name) => Object.keys(environmentOf(name))));
    const missing = names.filter((name) => !set.has(name) && !set.has(`${name}_FILE`));
    expect(missing).toEqual([]);
  });

  it("are files wherever Kubedrill reads a file", () => {
    const container = (asFiles: boolean) => {
      const values = readValueSet("postgres-slack-http-ingress");
      const secrets = { ...at<Tree>(values, "secrets"), asFiles };
      return at<Tree[]>(
        workloadOf(renderChart({ ...values, secrets })),
        "spec.template.spec.containers.0.env",
      );
    };
    const files = container(true).flatMap(({ name, value }) => (value === undefined ? [] : [name]));
    const plain = container(false).map(({ name }) => String(name));
    expect(files).toEqual(
      plain.filter((name) => /TOKEN|SECRET|DATABASE/.test(name)).map((name) => `${name}_FILE`),
    );
  });

  it("start new Pods when they change", () => {
    const checksum = (values: Tree) =>
      at(workloadOf(renderChart(values)), "spec.template.metadata.annotations")["checksum/config"];
    expect(checksum({ logLevel: "warn" })).not.toBe(checksum({}));
    expect(checksum({ podLabels: { a: "b" } })).toBe(checksum({}));
  });
});
