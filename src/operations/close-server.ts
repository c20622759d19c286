// Closes an HTTP server gracefully.
import type { Server } from "node:http";

/** Interval of the checks for idle connections, in ms. */
const PATIENCE = 20;

/** Stops accepting connections, and resolves when the last running request is answered. */
export async function closeServer(server: Server): Promise<void> {
  // A connection that turns idle later keeps a closing server open, so look again.
  const idle = setInterval(() => server.closeIdleConnections(), PATIENCE);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
}
