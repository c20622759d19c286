// The host names that this server accepts. Others belong to other sites (DNS rebinding).
import { networkInterfaces } from "node:os";
import { asHost, isAddress, readHost } from "./host-header.ts";

export interface KnownHosts {
  /** For pages: our own names and addresses. @param header the request's Host, if it has one */
  isOurs(header: string | undefined): boolean;
  /** For health and metrics: also any IP address, because probes use ones this machine doesn't know, or no host. */
  isProbe(header: string | undefined): boolean;
}

interface Served {
  /** The address listened on. */
  readonly host: string;
  /** The public address, if there is one. */
  readonly publicUrl: string | undefined;
}

/** Every address of the machine. */
const anywhere: readonly string[] = ["0.0.0.0", "[::]", "[::ffff:0:0]"];

/** @param addresses of this machine now */
export function createKnownHosts({ host, publicUrl }: Served, addresses = machineAddresses): KnownHosts {
  const listening = asHost(host);
  const names = new Set(["localhost", "127.0.0.1", "[::1]", listening]);
  if (publicUrl !== undefined) names.add(new URL(publicUrl).hostname);
  for (const name of anywhere) names.delete(name);

  function isOurs(header: string | undefined): boolean {
    const name = readHost(header ?? "");
    if (name === undefined) return false;
    if (names.has(name)) return true;
    return anywhere.includes(listening) && isAddress(name) && addresses().map(asHost).includes(name);
  }

  return {
    isOurs,
    isProbe(header) {
      if (header === undefined) return true;
      const name = readHost(header);
      return isOurs(header) || (name !== undefined && isAddress(name));
    },
  };
}

function machineAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((some) => (some ?? []).map(({ address }) => address));
}
