// Clients that send just these bytes, and may never finish.
import { connect } from "node:net";
import { onTestFinished } from "vitest";

export interface RawClient {
  /** Everything that came back, once the server has closed the connection. */
  readonly closed: Promise<string>;
  /** Closes the connection. */
  end(): void;
}

/** Connects and sends the first bytes; what's still open ends with the test. @param address such as http://127.0.0.1:3000 */
export function openRawClient(address: string, bytes: string | Buffer): RawClient {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  onTestFinished(() => void socket.destroy());
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
  });
  socket.on("error", () => {}); // a reset is a way to close
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  return { closed, end: () => void socket.destroy() };
}

/** A request as it goes over the wire. */
export function rawRequest(line: string, headers: Readonly<Record<string, string>>, body = ""): string {
  const lines = Object.entries({ Host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${line} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
