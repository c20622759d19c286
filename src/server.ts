// The HTTP server: health, plus the platforms' routes.
import type { RequestListener, Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { closeServer } from "./operations/close-server.ts";
import { asHost } from "./operations/host-header.ts";
import { createHttpServer } from "./operations/http-server.ts";
import type { KnownHosts } from "./operations/known-hosts.ts";
import { SetupError } from "./ports/errors.ts";

interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly health: () => Promise<{ readonly healthy: boolean }>;
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
  hosts,
  routes,
  front,
  report,
}: ServerParts): Promise<RunningServer> {
  const app = new Hono();
  app.get("/healthz", async (context) => {
    if (!hosts.isProbe(context.req.header("Host"))) return context.text(MISDIRECTED, 421);
    const state = await health();
    return context.json(state, state.healthy ? 200 : 503);
  });
  if (routes !== undefined) app.route("/", routes);
  const rest = getRequestListener(app.fetch);
  const server = await listen(
    (request, response) =>
      front !== undefined && request.url?.startsWith(front.prefix)
        ? front.listener(request, response)
        : rest(request, response),
    { host, port, report },
  );
  const bound = server.address();
  const at = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://${reachedAs(host)}:${at}`,
    stop: () => closeServer(server),
  };
}

function listen(
  listener: (...exchange: Parameters<RequestListener>) => unknown,
  { host, port, report }: Pick<ServerParts, "host" | "port" | "report">,
): Promise<Server> {
  const server = createHttpServer(listener, report);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
    server.listen(port, host, () => resolve(server));
  });
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  switch (error.code) {
    case "EADDRINUSE":
      return new SetupError(
        `Port ${port} is taken by another program. Stop it, or choose another: PORT=0 takes any free one.`,
      );
    case "EACCES":
      return new SetupError(`This user may not listen on port ${port}. Choose one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new SetupError(`HOST ${host} is no address of this machine. 127.0.0.1 always is.`);
    default:
      return error;
  }
}

/** The URL for a browser on this machine. */
function reachedAs(host: string): string {
  const name = asHost(host);
  return name === "0.0.0.0" ? "127.0.0.1" : name === "[::]" ? "[::1]" : name;
}
