// Behind a company's proxy: connections that Node's own switch, NODE_USE_ENV_PROXY, does not reach.
import { EnvHttpProxyAgent } from "undici";

/** The environment, where Node takes its proxies from it. */
export const proxyEnv = process.env.NODE_USE_ENV_PROXY === "1" ? process.env : undefined;

/** What WebSockets connect through; undefined where there is no proxy. They need a connection of their own, so no HTTP/2. */
export function createProxyDispatcher(): EnvHttpProxyAgent | undefined {
  return proxyEnv && new EnvHttpProxyAgent({ allowH2: false, proxyTunnel: true });
}
