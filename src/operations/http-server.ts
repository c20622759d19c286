// Creates every HTTP server, with limits for slow or many clients and strict headers for browsers.
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

/** A server's limits for all clients together. */
export interface ServerLimits {
  /** Open connections. Further ones are closed immediately. */
  readonly connections: number;
  /** From a request's first byte to the end of its body, in ms. Also the limit for headers. */
  readonly request: number;
  /** Interval of the checks for slow requests, in ms. */
  readonly checkEvery: number;
}

const usualLimits: ServerLimits = { connections: 1_000, request: 5_000, checkEvery: 500 };

/** Default response headers: no frames, no caching, no guessed types, no referrers. */
const strictHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/**
 * A server that doesn't listen yet. An error in its listener becomes a 500 and goes to `report`, so no request ends
 * the process.
 */
export function createHttpServer(
  listener: (...exchange: Parameters<RequestListener>) => unknown,
  report: (error: unknown) => void,
  { connections, request, checkEvery }: ServerLimits = usualLimits,
): Server {
  const server = createServer(
    { headersTimeout: request, requestTimeout: request, connectionsCheckingInterval: checkEvery },
    async (incoming, response) => {
      for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
      try {
        await listener(incoming, response);
      } catch (error) {
        report(error);
        fail(response);
      }
    },
  );
  server.maxConnections = connections;
  // Too many open files, for example: without a listener, that would end the process.
  server.once("listening", () => server.on("error", report));
  return server;
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}
