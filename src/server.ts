// The one HTTP server: health for everybody who may reach it, and what a platform adds.
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { SetupError } from "./app/errors.ts";
import { closeServer } from "./operations/close-server.ts";

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
    stop: () => closeServer(server),
  };
}

function listen(app: Hono, host: string, port: number): Promise<Server> {
  // Without other options the adaptor makes a plain HTTP/1.1 server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
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
