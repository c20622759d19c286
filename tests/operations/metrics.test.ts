// Metrics, and the documents that name them: docs/metrics.md, the dashboard, and the alerts.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createMetrics, type Metrics } from "../../src/operations/metrics.ts";
import { root } from "../support/kubedrill-process.ts";

function openMetrics(): Metrics {
  const metrics = createMetrics();
  metrics.watchWaiting(() => new Map([["discord", 3]]));
  metrics.watchUnknown(async () => 2);
  metrics.watchConnections(
    () =>
      new Map([
        ["discord", true],
        ["slack", false],
      ]),
  );
  return metrics;
}

/** A metric's lines in Prometheus's format. */
const linesOf = (text: string, name: string) => text.split("\n").filter((line) => line.startsWith(name));

describe("metrics", () => {
  it("count postings, and how late each was", async () => {
    const metrics = openMetrics();
    metrics.postingsSent(2, 1, [400, 61_000]);
    const text = await metrics.text();
    expect(linesOf(text, "kubedrill_postings_total")).toEqual([
      'kubedrill_postings_total{outcome="posted"} 2',
      'kubedrill_postings_total{outcome="failed"} 1',
    ]);
    expect(text).toContain('kubedrill_question_delay_seconds_bucket{le="1"} 1\n');
    expect(text).toContain('kubedrill_question_delay_seconds_bucket{le="60"} 1\n');
    expect(text).toContain('kubedrill_question_delay_seconds_bucket{le="300"} 2\n');
    expect(text).toContain("kubedrill_question_delay_seconds_sum 61.4\n");
  });

  it("measure commits in seconds", async () => {
    const metrics = openMetrics();
    metrics.databaseCommitted(3);
    expect(await metrics.text()).toContain('kubedrill_commit_seconds_bucket{le="0.005"} 1\n');
  });

  it("show messages that wait, and postings that an admin has to decide on", async () => {
    const text = await openMetrics().text();
    expect(text).toContain('kubedrill_messages_waiting{platform="discord"} 3\n');
    expect(text).toContain("kubedrill_postings_unknown 2\n");
    expect(text).toContain('kubedrill_platform_connected{platform="discord"} 1\n');
    expect(text).toContain('kubedrill_platform_connected{platform="slack"} 0\n');
  });

  it("can be read while the database is away", async () => {
    const metrics = createMetrics();
    metrics.watchUnknown(() => Promise.reject(new Error("gone")));
    expect(await metrics.text()).toContain("kubedrill_postings_unknown Nan\n");
  });
});

describe("documents about metrics", () => {
  let exported: readonly string[];

  beforeAll(async () => {
    const text = await openMetrics().text();
    exported = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = ""]) => name);
  });

  const isOurs = (name: string) => name.startsWith("kubedrill_");
  const named = (path: string) => [
    ...new Set(readFileSync(join(root, path), "utf8").match(/\bkubedrill_[a-z_]+\b/g) ?? []),
  ];

  it("describe each of ours, and no other", () => {
    const rows = readFileSync(join(root, "docs/metrics.md"), "utf8").matchAll(/^\| `(\w+)`/gm);
    expect(
      [...rows]
        .map(([, name = ""]) => name)
        .filter(isOurs)
        .toSorted(),
    ).toEqual(exported.filter(isOurs).toSorted());
  });

  it.each(globSync(["deploy/**/*alerts.yaml", "deploy/observability/*.json"], { cwd: root }))(
    "%s reads only metrics that exist",
    (path) => {
      const base = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
      expect(named(path).length).toBeGreaterThan(0);
      expect(named(path).filter((name) => !exported.includes(base(name)))).toEqual([]);
    },
  );
});
