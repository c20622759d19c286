// Whose request it is: the visitor's address, also behind a proxy.
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Networks that only a proxy of ours reaches us from. */
const own = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  own.addSubnet(network, bits);
own.addAddress("::1", "ipv6");
own.addSubnet("fc00::", 7, "ipv6");

/** The last address in X-Forwarded-For, which our proxy added; without a proxy of ours, the sender's. */
export function visitorAddress({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): string {
  const sender = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  if (!own.check(sender, isIP(sender) === 6 ? "ipv6" : "ipv4")) return sender;
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return forwarded !== undefined && isIP(forwarded) > 0 ? forwarded : sender;
}
