// The container that the chart renders: its command and environment start a real process that becomes ready.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDiscordServer } from "../discord-server/server.ts";
import { at, renderChart, type Tree, workloadOf } from "../support/deploy/chart.ts";
import { imageEnvironment } from "../support/deploy/dockerfile-rules.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";
import { renderedEnvironment } from "../support/deploy/rendered-environment.ts";
import { send } from "../support/http.ts";
import { root, startProcess, temporaryFolder } from "../support/kubedrill-process.ts";
import { createDatabase } from "../support/storage/postgres.ts";

/** Starts what the chart renders, on free ports of this machine alone. */
async function start(values: Tree, secrets: Readonly<Record<string, string>> = {}) {
  const objects = renderChart(values);
  const container = at(workloadOf(objects), "spec.template.spec.containers.0");
  const [program, script = "", ...words] = at<string[]>(container, "command");
  expect([program, ...words]).toEqual(["node", "start"]);
  const folder = temporaryFolder();
  const image = imageEnvironment(readFileSync(join(root, "Dockerfile"), "utf8"));
  const environment = { ...image, ...renderedEnvironment(objects, folder, secrets) };
  const local = { HOST: "127.0.0.1", METRICS_HOST: "127.0.0.1", PORT: "0", METRICS_PORT: "0" };
  const database = environment.KUBEDRILL_DATABASE ?? "";
  const command = [process.execPath, join(root, script)] as const;
  const kubedrill = await startProcess(database, { ...environment, ...local }, command);
  onTestFinished(kubedrill.kill);
  const probe = async (name: string) =>
    (await send(kubedrill.address + at<string>(container, `${name}.httpGet.path`))).status;
  return { kubedrill, folder, probe };
}

describe.skipIf(!hasKubernetesTools)("the rendered container", () => {
  it("is ready with SQLite in its volume and Discord's token in a file", async () => {
    const discord = await startDiscordServer();
    onTestFinished(discord.close);
    const values = {
      discord: { enabled: true, apiUrl: discord.api },
      secrets: { existingSecret: "kubedrill" },
    };
    const { kubedrill, folder, probe } = await start(values, { DISCORD_TOKEN: discord.token });
    expect(kubedrill.out()).toContain("Kubedrill runs on Discord");
    expect(kubedrill.database).toBe(join(folder, "data/kubedrill.db"));
    for (const name of ["startupProbe", "livenessProbe", "readinessProbe"])
      await expect.poll(() => probe(name), { message: name }).toBe(200);
    expect(await kubedrill.stop()).toBe(0);
  });

  it("is ready with PostgreSQL's address in a file", async () => {
    const database = { kind: "postgres", postgres: { sslMode: "disable" } };
    const values = { database, playground: "on", replicas: 2, secrets: { existingSecret: "kubedrill" } };
    const { kubedrill, probe } = await start(values, { KUBEDRILL_DATABASE: await createDatabase() });
    await expect.poll(() => probe("readinessProbe")).toBe(200);
    expect(await kubedrill.stop()).toBe(0);
  });
});
