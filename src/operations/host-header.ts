// Parses the Host header: the server's name in the URL, which another site may have chosen.

/**
 * A host as browsers write it: without port, in lower case, IPv6 in brackets.
 * @returns undefined if it isn't a host, as in a forged header
 */
export function readHost(header: string): string | undefined {
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(header)) return undefined;
  const url = `http://${header}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Whether a host is an IP address, which DNS rebinding can't fake. */
export function isAddress(host: string): boolean {
  return host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host);
}

/** An IP address or a name, written as in a Host header. */
export function asHost(address: string): string {
  return readHost(address.includes(":") ? `[${address}]` : address) ?? address.toLowerCase();
}

/** The host of an address that a program on this machine can open. */
export function reachedAs(host: string): string {
  const name = asHost(host);
  return name === "0.0.0.0" ? "127.0.0.1" : name === "[::]" ? "[::1]" : name;
}
