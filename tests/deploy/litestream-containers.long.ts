// The chart's Litestream containers, with the real program: their arguments and configuration copy and restore.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { at, findObject, renderChart, type Tree, workloadOf } from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { runCli, temporaryFolder } from "../support/kubedrill-process.ts";
import { findLitestreamProgram } from "../support/litestream.ts";

const program = await findLitestreamProgram();

describe.skipIf(!hasKubernetesTools || program === undefined)("the chart's Litestream containers", () => {
  it("start without a copy, copy the database, and restore it onto an empty volume only", async () => {
    const folder = temporaryFolder();
    const [data, copy] = ["data", "copy"].map((name) => join(folder, name)) as [string, string];
    for (const path of [data, join(folder, "etc/litestream")]) mkdirSync(path, { recursive: true });
    const objects = renderChart({ litestream: { enabled: true, replica: { url: `file://${copy}` } } });
    const config = at<Tree>(findObject(objects, "ConfigMap", "-litestream"), "data")["litestream.yml"];
    writeFileSync(
      join(folder, "etc/litestream/litestream.yml"),
      String(config).replace("/data/", `${data}/`),
    );
    const [restore, replicate] = at<Tree[]>(workloadOf(objects), "spec.template.spec.initContainers").map(
      ({ args }) => (args as string[]).map((arg) => (arg.startsWith("/") ? join(folder, arg) : arg)),
    ) as [string[], string[]];
    const runRestore = () => spawnSync(program ?? "", restore, { encoding: "utf8" });
    const database = join(data, "kubedrill.db");

    expect(runRestore()).toMatchObject({ status: 0 });
    expect(readdirSync(data)).toEqual([]);

    expect(await runCli(["migrate"], { KUBEDRILL_DATABASE: database })).toMatchObject({ code: 0 });
    const sidecar = spawn(program ?? "", replicate, { stdio: "ignore" });
    onTestFinished(() => void sidecar.kill("SIGKILL"));
    await expect.poll(() => globSync(`${copy}/**/*.wal.lz4`)).not.toEqual([]);
    const ended = once(sidecar, "exit");
    sidecar.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);

    const kept = statSync(database).ino;
    expect(runRestore()).toMatchObject({ status: 0 });
    expect(statSync(database).ino).toBe(kept);

    rmSync(data, { recursive: true });
    mkdirSync(data);
    expect(runRestore()).toMatchObject({ status: 0 });
    expect(await runCli(["doctor"], { KUBEDRILL_DATABASE: database })).toMatchObject({ code: 0 });
  });
});
