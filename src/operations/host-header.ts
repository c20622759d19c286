// The Host header: the name that a browser was given for a server, and so not the visitor's choice alone.

/**
 * A host as browsers write it: without port, in lower case, IPv6 in brackets.
 * @returns undefined where it is no host, as in a made-up header
 */
export function readHost(header: string): string | undefined {
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(header)) return undefined;
  const url = `http://${header}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** A host that is an IP address: no one can make a name of theirs lead to it. */
export function isAddress(host: string): boolean {
  return host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host);
}

/** An IP address or a name, written as in a Host header. */
export function asHost(address: string): string {
  return readHost(address.includes(":") ? `[${address}]` : address) ?? address.toLowerCase();
}
