// An HTTP server's orderly end.
import type { Server } from "node:http";

/** Between two looks for connections that have become idle, in ms. */
const PATIENCE = 20;

/** Takes no new connections and resolves when the last request under way is answered. */
export async function closeServer(server: Server): Promise<void> {
  // A connection that turns idle later keeps a closing server open, so look again.
  const idle = setInterval(() => server.closeIdleConnections(), PATIENCE);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
}
