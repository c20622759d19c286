// Whose visit it is: a proxy of ours is believed, a stranger's headers are not.
import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { visitorAddress } from "../../../../src/platforms/slack/install/visitor-address.ts";

function addressOf(remoteAddress: string | undefined, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return visitorAddress({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);
}

describe("a visitor's address", () => {
  it.each(["127.0.0.1", "::1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "fd00::1", "::ffff:10.1.2.3"])(
    "is what a proxy of ours (%s) added last",
    (proxy) => {
      expect(addressOf(proxy, "203.0.113.7")).toBe("203.0.113.7");
      expect(addressOf(proxy, "192.0.2.1, 203.0.113.7")).toBe("203.0.113.7");
      expect(addressOf(proxy, "2001:db8::7")).toBe("2001:db8::7");
    },
  );

  it.each(["203.0.113.9", "2001:db8::9", "172.32.0.1"])("is the sender's own (%s) without one", (sender) => {
    expect(addressOf(sender, "127.0.0.1")).toBe(sender);
    expect(addressOf(sender)).toBe(sender);
  });

  it.each([undefined, "", "unknown", "203.0.113.7:1234", "<script>", ","])(
    "is the proxy's where it added %j",
    (forwarded) => {
      expect(addressOf("127.0.0.1", forwarded)).toBe("127.0.0.1");
    },
  );

  it("may be missing, where the connection is gone already", () => {
    expect(addressOf(undefined)).toBe("");
  });
});
