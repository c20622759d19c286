// The probes of a running process: a restart for a hung one, traffic and alarms for what can't do its work.
import { statSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDiscordServer } from "../discord-server/server.ts";
import { exampleContent } from "../support/content-folder.ts";
import { send } from "../support/http.ts";
import { startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";
import { createDatabase } from "../support/storage/postgres.ts";
import { startProxy } from "../support/storage/postgres-proxy.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

async function start(database: string, environment: Readonly<Record<string, string>> = tea) {
  const kubedrill = await startProcess(database, environment);
  onTestFinished(kubedrill.kill);
  const ask = async (path: string) => {
    const { status, body } = await send(kubedrill.address + path);
    return { status, state: JSON.parse(body) as unknown };
  };
  return { kubedrill, ask };
}

describe("the probes", () => {
  it("say that the process lives and is ready, and answer to no foreign name", async () => {
    const { kubedrill, ask } = await start(temporaryDatabase());
    expect(await ask("/livez")).toEqual({ status: 200, state: { alive: true } });
    expect(await ask("/readyz")).toEqual({
      status: 200,
      state: { ready: true, phase: "running", database: "writable", content: "loaded", platforms: {} },
    });
    for (const path of ["/livez", "/readyz"]) {
      const forged = await send(kubedrill.address + path, { headers: { Host: "evil.example" } });
      expect(forged.status).toBe(421);
      const ofPod = await send(kubedrill.address + path, { headers: { Host: "10.1.2.3:3000" } });
      expect(ofPod.status).toBe(200);
    }
  });

  it("cost hardly a write, however often they are asked", async () => {
    const { kubedrill, ask } = await start(temporaryDatabase());
    await ask("/readyz");
    const log = `${kubedrill.database}-wal`;
    const before = statSync(log).size;
    for (let turn = 0; turn < 300; turn += 1) await ask("/readyz");
    // A commit writes a page or two of 4 KB.
    expect(statSync(log).size - before).toBeLessThan(20_000);
  });

  it("want no restart while the database is away, and the process is ready again once it's back", async () => {
    const wire = await startProxy(await createDatabase());
    const { ask } = await start(wire.url);
    expect((await ask("/readyz")).status).toBe(200);
    const comeBack = wire.goDown();
    await expect
      .poll(() => ask("/readyz"))
      .toMatchObject({ status: 503, state: { ready: false, phase: "running", database: "unreachable" } });
    expect((await ask("/livez")).status).toBe(200);
    comeBack();
    await expect.poll(() => ask("/readyz")).toMatchObject({ status: 200 });
  });

  it("name the platform that isn't connected, and want no restart", async () => {
    const discord = await startDiscordServer();
    onTestFinished(discord.close);
    const { kubedrill, ask } = await start(temporaryDatabase(), {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
    });
    const metrics = /"metrics":"([^"]+)"/.exec(kubedrill.log())?.[1] ?? "";
    const connected = async () =>
      /^kubedrill_platform_connected\{platform="discord"\} (\d)$/m.exec((await send(metrics)).body)?.[1];
    expect(await connected()).toBe("1");
    expect(await ask("/readyz")).toMatchObject({
      status: 200,
      state: { platforms: { discord: "connected" } },
    });
    discord.gateway.goDown();
    const away = { status: 503, state: { ready: false, platforms: { discord: "connecting" } } };
    await expect.poll(() => ask("/readyz")).toMatchObject(away);
    expect((await ask("/livez")).status).toBe(200);
    expect(await connected()).toBe("0");
    discord.gateway.comeUp();
    await expect.poll(() => ask("/readyz")).toMatchObject({ status: 200 });
  });
});

describe("METRICS_HOST", () => {
  it("opens the metrics to other machines, without opening the rest", async () => {
    const { kubedrill } = await start(temporaryDatabase(), { ...tea, METRICS_HOST: "0.0.0.0" });
    const metrics = /"metrics":"(http:\/\/127\.0\.0\.1:\d+\/metrics)"/.exec(kubedrill.log())?.[1] ?? "";
    const asked = (Host: string) => send(metrics, { headers: { Host } });
    expect((await asked("10.1.2.3:9464")).status).toBe(200);
    expect((await asked("evil.example")).status).toBe(421);
    const port = new URL(metrics).port;
    // Any address of loopback reaches a server that listens everywhere, and none that listens on 127.0.0.1.
    expect((await send(`http://127.0.0.2:${port}/metrics`)).status).toBe(200);
    const page = `http://127.0.0.2:${new URL(kubedrill.address).port}/livez`;
    await expect(send(page)).rejects.toThrow("ECONNREFUSED");
  });
});
