// The HTTP server: health and probes, plus the platforms' routes.
import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { closeServer } from "./operations/close-server.ts";
import { reachedAs } from "./operations/host-header.ts";
import { createHttpServer } from "./operations/http-server.ts";
import type { KnownHosts } from "./operations/known-hosts.ts";
import { listen } from "./operations/listen.ts";

interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly health: () => Promise<{ readonly healthy: boolean }>;
  /** Whether this process can do its work now. */
  readonly readiness: () => Promise<{ readonly ready: boolean }>;
  /** Accepted host names. */
  readonly hosts: KnownHosts;
  /** More routes, such as the playground's. */
  readonly routes?: Hono | undefined;
  /** Handles requests by path prefix the way a platform's SDK needs them: body unread, any Host. */
  readonly front?: Front | undefined;
  /** Gets unexpected errors of requests. */
  readonly report: (error: unknown) => void;
}

/** Handles requests whose path starts with `prefix`, before anything else. */
export interface Front {
  readonly prefix: string;
  readonly listener: RequestListener;
}

/** A listening server. */
export interface RunningServer {
  /** Where it is reached, such as http://127.0.0.1:3000. */
  readonly address: string;
  /** Takes no new requests and waits for running ones. */
  stop(): Promise<void>;
}

const MISDIRECTED = "This name isn't one of this server's. Set PUBLIC_URL to the address that you use.\n";

/** @throws SetupError if the port is taken or the address isn't this machine's */
export async function startServer({
  host,
  port,
  health,
  readiness,
  hosts,
  routes,
  front,
  report,
}: ServerParts): Promise<RunningServer> {
  const app = new Hono();
  const probe = (path: string, check: () => Promise<readonly [isGood: boolean, state: object]>) =>
    app.get(path, async (context) => {
      if (!hosts.isProbe(context.req.header("Host"))) return context.text(MISDIRECTED, 421);
      const [isGood, state] = await check();
      return context.json(state, isGood ? 200 : 503);
    });
  // Asks nothing: a restart repairs neither the database nor a platform.
  probe("/livez", async () => [true, { alive: true }]);
  probe("/readyz", async () => {
    const state = await readiness();
    return [state.ready, state];
  });
  probe("/healthz", async () => {
    const state = await health();
    return [state.healthy, state];
  });
  if (routes !== undefined) app.route("/", routes);
  const rest = getRequestListener(app.fetch);
  const server = createHttpServer(
    (request, response) =>
      front !== undefined && request.url?.startsWith(front.prefix)
        ? front.listener(request, response)
        : rest(request, response),
    report,
  );
  const at = await listen(server, { host, port, hostVariable: "HOST", portVariable: "PORT" });
  return {
    address: `http://${reachedAs(host)}:${at}`,
    stop: () => closeServer(server),
  };
}
