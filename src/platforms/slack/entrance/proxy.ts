// Behind a company's proxy: connections that Node's own switch, NODE_USE_ENV_PROXY, does not reach.
import { EnvHttpProxyAgent } from "undici";

/** The environment, where Node takes its proxies from it. */
const proxyEnv = process.env.NODE_USE_ENV_PROXY === "1" ? process.env : undefined;

/**
 * What WebSockets and requests connect through; undefined without a proxy. WebSockets need a connection of their
 * own, so no HTTP/2, and a tunnel even to a plain HTTP address.
 */
export function createProxyDispatcher({ tunnel = true } = {}): EnvHttpProxyAgent | undefined {
  return proxyEnv && new EnvHttpProxyAgent({ allowH2: false, proxyTunnel: tunnel });
}
