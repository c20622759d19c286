// Who may talk to the playground, and where it is served at all.
import { networkInterfaces } from "node:os";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../../support/content-folder.ts";
import { send, sendForm } from "../../support/http.ts";
import { type KubedrillProcess, startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };
let kubedrill: KubedrillProcess;
let at: string;

beforeAll(async () => {
  kubedrill = await startProcess(temporaryDatabase(), tea);
  at = kubedrill.address;
});

afterAll(() => kubedrill?.kill());

function count(table: string): unknown {
  const database = new Sqlite(kubedrill.database, { readonly: true });
  const counted = database.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get();
  database.close();
  return counted;
}

describe("a request", () => {
  const port = () => new URL(at).port;

  it.each([
    "evil.example",
    "evil.example:80",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "[::2]",
    "kubedrill",
  ])("to the host %j is misdirected", async (host) => {
    expect((await send(`${at}/`, { headers: { Host: host } })).status).toBe(421);
  });

  it.each(["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])("to %s is served", async (host) => {
    expect((await send(`${at}/`, { headers: { Host: `${host}:${port()}` } })).status).toBe(200);
  });

  it.each(["http://evil.example", "https://127.0.0.1.evil.example", "null", "http://127.0.0.1:1"])(
    "from the origin %s is refused, for every request",
    async (Origin) => {
      for (const path of ["/", "/events", "/complete?text=/", "/script.js"]) {
        expect((await send(at + path, { headers: { Origin } })).status).toBe(403);
      }
      expect((await send(`${at}/next-day`, { method: "POST", headers: { Origin } })).status).toBe(403);
      expect(count("posting")).toBe(1);
    },
  );

  it.each(["cross-site", "same-site"])(
    "that a %s page makes is refused, but a link may lead here",
    async (site) => {
      const headers = { "Sec-Fetch-Site": site };
      const navigate = { ...headers, "Sec-Fetch-Mode": "navigate" };
      expect((await send(`${at}/next-day`, { method: "POST", headers })).status).toBe(403);
      expect((await send(`${at}/next-day`, { method: "POST", headers: navigate })).status).toBe(403);
      expect((await send(`${at}/`, { headers })).status).toBe(403);
      expect((await send(`${at}/`, { headers: navigate })).status).toBe(200);
      expect(count("posting")).toBe(1);
    },
  );

  it("of the page itself is served", async () => {
    const headers = {
      Origin: at,
      "Sec-Fetch-Site": "same-origin",
      "Sec-Fetch-Mode": "cors",
      Accept: "application/json",
    };
    expect((await send(`${at}/say`, { method: "POST", headers, body: "as=bo&text=/help" })).status).toBe(200);
  });

  it.each(["/", "/script.js", "/complete?text=/", "/nothing"])(
    "of %s gets headers that keep a browser strict",
    async (path) => {
      const { headers } = await send(at + path);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers).not.toHaveProperty("access-control-allow-origin");
    },
  );

  it("of a page has no script or style in it that the policy would have to allow", async () => {
    const { body } = await send(at);
    expect(body.match(/<script\b[^>]*>/g)).toEqual(['<script type="module" src="/script.js">']);
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });
});

describe("the playground", () => {
  it("isn't served if it's switched off", async () => {
    const off = await startProcess(temporaryDatabase(), { ...tea, KUBEDRILL_PLAYGROUND: "off" });
    onTestFinished(off.kill);
    expect(off.out()).toBe(
      `No Slack or Discord tokens are set and the playground is off: only ${off.address}/healthz is served.\n`,
    );
    for (const path of ["/", "/events", "/script.js", "/complete"])
      expect((await send(off.address + path)).status).toBe(404);
    expect((await sendForm(`${off.address}/next-day`, { as: "ada" })).status).toBe(404);
    expect((await send(`${off.address}/healthz`)).status).toBe(200);
    expect(await off.stop()).toBe(0);
  });

  it("is not served to other machines unless it is switched on", async () => {
    const open = await startProcess(temporaryDatabase(), { ...tea, HOST: "0.0.0.0" });
    onTestFinished(open.kill);
    const { port } = new URL(open.address);
    for (const address of [`127.0.0.1:${port}`, ...ownAddresses().map((own) => `${own}:${port}`)]) {
      expect((await send(`http://${address}/`)).status).toBe(404);
      expect((await send(`http://${address}/healthz`)).status).toBe(200);
    }
    expect(await open.stop()).toBe(0);
  });

  it("that is switched on for other machines takes this machine's addresses and the configured one, and no other", async () => {
    const open = await startProcess(temporaryDatabase(), {
      ...tea,
      HOST: "0.0.0.0",
      KUBEDRILL_PLAYGROUND: "on",
      PUBLIC_URL: "https://kubedrill.example.com",
    });
    onTestFinished(open.kill);
    const { port } = new URL(open.address);
    expect((await send(open.address)).status).toBe(200);
    for (const address of ownAddresses()) {
      expect((await send(`http://${address}:${port}/`)).status).toBe(200);
    }
    const statusOf = async (path: string, Host: string) =>
      (await send(`http://127.0.0.1:${port}${path}`, { headers: { Host } })).status;
    for (const host of [
      "kubedrill.example.com",
      "localhost",
      ...ownAddresses().map((one) => `${one}:${port}`),
    ]) {
      expect([host, await statusOf("/", host), await statusOf("/healthz", host)]).toEqual([host, 200, 200]);
    }
    for (const host of ["evil.example", "www.kubedrill.example.com", "127.0.0.1.evil.example", "kubedrill"]) {
      expect([host, await statusOf("/", host), await statusOf("/healthz", host)]).toEqual([host, 421, 421]);
    }
    // Probes and load balancers may go through addresses that this machine doesn't know.
    for (const host of [`0.0.0.0:${port}`, `203.0.113.9:${port}`, "[2001:db8::9]"]) {
      expect([host, await statusOf("/", host), await statusOf("/healthz", host)]).toEqual([host, 421, 200]);
    }
    expect(await open.stop()).toBe(0);
  });
});

/** This machine's addresses other than loopback. */
function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => address);
}
