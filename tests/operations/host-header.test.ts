// Hosts as browsers write them, and nothing else.
import { describe, expect, it } from "vitest";
import { asHost, isAddress, readHost } from "../../src/operations/host-header.ts";

describe("a Host header", () => {
  it.each([
    ["localhost", "localhost"],
    ["LocalHost:3000", "localhost"],
    ["kubedrill_1.internal:80", "kubedrill_1.internal"],
    ["127.0.0.1:3000", "127.0.0.1"],
    ["[::1]:3000", "[::1]"],
    ["[0:0:0:0:0:0:0:1]", "[::1]"],
    ["[2001:DB8::1]", "[2001:db8::1]"],
  ])("%s is %s", (header, host) => {
    expect(readHost(header)).toBe(host);
  });

  it.each([
    "",
    " ",
    "a b",
    "localhost, evil.example",
    "user@localhost",
    "localhost/",
    "localhost:",
    "localhost:x",
    "[::1",
    "::1",
    "[localhost]",
    "999.999.999.999",
    "localhost#",
    "http://localhost",
  ])("%j is none", (header) => {
    expect(readHost(header)).toBeUndefined();
  });

  it("is an address only where it is one", () => {
    for (const host of ["127.0.0.1", "203.0.113.7", "[::1]"]) expect(isAddress(host)).toBe(true);
    for (const host of ["localhost", "1.2.3.4.example", "4.example", "a.1.2.3"])
      expect(isAddress(host)).toBe(false);
  });
});

it("writes an address as a host", () => {
  expect(["::", "::1", "0", "0.0.0.0", "LOCALHOST"].map(asHost)).toEqual([
    "[::]",
    "[::1]",
    "0.0.0.0",
    "0.0.0.0",
    "localhost",
  ]);
});
