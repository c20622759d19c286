// The one HTTP server: health for everybody who may reach it, and what a platform adds.
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { SetupError } from "./app/errors.ts";

interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly health: () => Promise<{ readonly healthy: boolean }>;
  /** Further routes, such as the playground's. */
  readonly routes?: Hono | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it is reached, such as http://127.0.0.1:3000. */
  readonly address: string;
  /** Takes no new requests and waits for those under way. */
  stop(): Promise<void>;
}

/** @throws SetupError where the port is taken or the address is not this machine's. */
export async function startServer({ host, port, health, routes }: ServerParts): Promise<RunningServer> {
  const app = new Hono();
  app.get("/healthz", async (context) => {
    const state = await health();
    return context.json(state, state.healthy ? 200 : 503);
  });
  if (routes !== undefined) app.route("/", routes);
  const server = await listen(app, host, port);
  const bound = server.address();
  const at = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${at}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
}

function listen(app: Hono, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, hostname, port)));
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
