// Refusing a request whose body may still be on its way.
import type { IncomingMessage, ServerResponse } from "node:http";

/** A sender gets this long to read why it was refused, in ms; its connection ends then. */
const LINGER = 200;

/** Answers at once, throws the rest of the body away, and ends the connection. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...headers, Connection: "close", "Content-Length": 0 });
  response.flushHeaders();
  // Ending the response closes the connection; with unread bytes in it, the sender wouldn't see the answer.
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER);
  request.once("end", end).once("close", end).resume();
}
