// Every HTTP server of ours: slow, many and broken requests cost it little, and browsers get strict headers.
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createHttpServer, type ServerLimits } from "../../src/operations/http-server.ts";
import { createKnownHosts } from "../../src/operations/known-hosts.ts";
import { createMetrics, startMetricsServer } from "../../src/operations/metrics.ts";
import { startServer } from "../../src/server.ts";
import { send } from "../support/http.ts";
import { openRawClient, rawRequest } from "../support/raw-client.ts";

const quick: ServerLimits = { connections: 30, request: 100, checkEvery: 20 };

async function open(listener: Parameters<typeof createHttpServer>[0], limits = quick) {
  const failures: unknown[] = [];
  const server = createHttpServer(listener, (error) => failures.push(error), limits);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  return { address: `http://127.0.0.1:${port}`, failures, connections };
}

describe("a server of ours", () => {
  it.each([
    ["nothing", ""],
    ["half a line", "GET / HT"],
    ["half of its headers", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-"],
    ["half of its body", rawRequest("POST /", { "Content-Length": "1000" }, "half")],
    ["half of a chunk", rawRequest("POST /", { "Transfer-Encoding": "chunked" }, "ff\r\nhalf")],
  ])("closes the connection of a request that sends %s and waits", async (_, bytes) => {
    const { address, connections } = await open((request) => void request.resume());
    const clients = Array.from({ length: 20 }, () => openRawClient(address, bytes));
    await Promise.all(clients.map(({ closed }) => closed));
    expect(await connections()).toBe(0);
  });

  it("takes only so many connections, and others again once those are gone", async () => {
    const patient = { connections: 30, request: 60_000, checkEvery: 20 };
    const { address, connections } = await open((_, response) => void response.end("ok"), patient);
    const clients = Array.from({ length: 30 }, () => openRawClient(address, "POST / HT"));
    await vi.waitUntil(async () => (await connections()) === 30);
    const more = Array.from({ length: 60 }, () => openRawClient(address, "POST / HT"));
    expect(new Set(await Promise.all(more.map(({ closed }) => closed)))).toEqual(new Set([""]));
    expect(await connections()).toBe(30);
    for (const client of clients) client.end();
    await vi.waitUntil(async () => (await connections()) === 0);
    expect((await send(address)).body).toBe("ok");
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("It failed.");
      },
    ],
    ["rejects", async () => Promise.reject(new Error("It failed."))],
  ])("answers with 500 where its listener %s, and lives", async (_, listener) => {
    const { address, failures } = await open(listener);
    for (let turn = 0; turn < 2; turn += 1) expect((await send(address)).status).toBe(500);
    expect(failures).toEqual([new Error("It failed."), new Error("It failed.")]);
  });
});

const loopback = { host: "127.0.0.1", port: 0 };

describe("every server", () => {
  const strict = {
    "content-security-policy":
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
  const report = (error: unknown) => {
    throw error;
  };

  it("sends strict headers: health and what is not found", async () => {
    const health = async () => ({ healthy: true });
    const hosts = createKnownHosts({ host: "127.0.0.1", publicUrl: undefined });
    const readiness = async () => ({ ready: true });
    const server = await startServer({ ...loopback, health, readiness, hosts, report });
    onTestFinished(server.stop);
    for (const path of ["/livez", "/readyz", "/healthz", "/nothing"]) {
      expect((await send(server.address + path)).headers).toMatchObject(strict);
    }
  });

  it("sends strict headers: metrics", async () => {
    const server = await startMetricsServer(createMetrics(), loopback, report);
    onTestFinished(server.stop);
    expect((await send(server.address)).headers).toMatchObject(strict);
  });

  it("lives where its metrics can't be read", async () => {
    const failures: unknown[] = [];
    const broken = { ...createMetrics(), text: () => Promise.reject(new Error("It failed.")) };
    const server = await startMetricsServer(broken, loopback, (error) => failures.push(error));
    onTestFinished(server.stop);
    expect((await send(server.address)).status).toBe(500);
    expect(failures).toHaveLength(1);
  });
});
