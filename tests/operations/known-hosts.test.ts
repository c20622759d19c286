// Which names a server answers to: its own ones and the configured one, and for probes any IP address.
import { describe, expect, it } from "vitest";
import { createKnownHosts } from "../../src/operations/known-hosts.ts";

const own = () => ["127.0.0.1", "::1", "192.0.2.5", "fe80::1"];

const forged = [
  "evil.example",
  "evil.example:3000",
  "localhost.evil.example",
  "192.0.2.5.evil.example",
  "192.0.2.5@evil.example",
  "kubedrill",
  "localhost, evil.example",
  "",
];
const foreign = ["203.0.113.9", "203.0.113.9:3000", "[2001:db8::9]:3000"];
const anywhere = ["0.0.0.0", "0.0.0.0:3000", "[::]", "[::]:3000"];

describe.each(["0.0.0.0", "::", "0"])("listening on every address (%s)", (host) => {
  const hosts = createKnownHosts({ host, publicUrl: undefined }, own);

  it.each([
    "localhost",
    "127.0.0.1:3000",
    "[::1]:3000",
    "192.0.2.5",
    "192.0.2.5:3000",
    "[fe80::1]:3000",
    "[FE80:0::1]",
  ])("answers to %s", (header) => {
    expect([hosts.isOurs(header), hosts.isProbe(header)]).toEqual([true, true]);
  });

  it.each([...foreign, ...anywhere])("answers probes through %s, and shows it no page", (header) => {
    expect([hosts.isOurs(header), hosts.isProbe(header)]).toEqual([false, true]);
  });

  it.each(forged)("answers nothing to %j", (header) => {
    expect([hosts.isOurs(header), hosts.isProbe(header)]).toEqual([false, false]);
  });

  it("answers a probe without the header, as old ones are", () => {
    expect([hosts.isOurs(undefined), hosts.isProbe(undefined)]).toEqual([false, true]);
  });
});

describe("listening on one address", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["192.0.2.5", "192.0.2.5"],
    ["fe80::1", "[fe80::1]"],
    ["Kubedrill_1.internal", "kubedrill_1.internal"],
  ])("%s answers to it and to no other of the machine", (host, header) => {
    const hosts = createKnownHosts({ host, publicUrl: undefined }, () => [...own(), "192.0.2.6"]);
    for (const name of [header, "localhost", "127.0.0.1", "[::1]"]) expect(hosts.isOurs(name)).toBe(true);
    for (const name of ["192.0.2.6", ...foreign, ...anywhere, ...forged])
      expect(hosts.isOurs(name)).toBe(false);
  });
});

describe("a configured PUBLIC_URL", () => {
  it.each(["0.0.0.0", "127.0.0.1"])("is answered to, listening on %s", (host) => {
    const hosts = createKnownHosts({ host, publicUrl: "https://Kubedrill.example.com/drill" }, own);
    for (const header of ["kubedrill.example.com", "KUBEDRILL.example.com:443"]) {
      expect([hosts.isOurs(header), hosts.isProbe(header)]).toEqual([true, true]);
    }
    for (const header of ["www.kubedrill.example.com", "example.com", ...forged]) {
      expect([hosts.isOurs(header), hosts.isProbe(header)]).toEqual([false, false]);
    }
  });
});
