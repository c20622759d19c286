// A pooler that refuses every connection, as PgBouncer does: with a FATAL error and a sentence.
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { onTestFinished } from "vitest";

interface FakePooler {
  readonly url: string;
  /** Connections refused so far. */
  refused(): number;
}

/** Listens for one test, and answers each startup message with the error. */
export async function startRefusingPooler(code: string, message: string): Promise<FakePooler> {
  let refused = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {}); // the client may be faster to close
    socket.once("data", () => {
      refused += 1;
      socket.end(errorResponse({ S: "FATAL", V: "FATAL", C: code, M: message }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://ada:hunter2-secret@127.0.0.1:${port}/kubedrill`, refused: () => refused };
}

/** PostgreSQL's ErrorResponse: a type, a length, fields of a letter and a text each, and a zero. */
function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const body = `${Object.entries(fields)
    .map(([letter, text]) => `${letter}${text}\0`)
    .join("")}\0`;
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(Buffer.byteLength(body) + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}
