// The one place that makes HTTP servers: with limits for slow and many clients, and strict headers for browsers.
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

/** What one server takes from all its clients. */
export interface ServerLimits {
  /** Open connections; another one is closed at once. */
  readonly connections: number;
  /** From a request's first byte to the end of its body, in ms. Headers alone get no longer. */
  readonly request: number;
  /** Between two looks for requests that take too long, in ms. */
  readonly checkEvery: number;
}

const usualLimits: ServerLimits = { connections: 1_000, request: 5_000, checkEvery: 500 };

/** Every response has these unless it says otherwise: no frames, no caches, no guessed types, no referrers. */
const strictHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/**
 * A server that doesn't listen yet. What its listener throws or rejects with becomes a 500, and `report` gets it: no
 * request ends the process.
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
