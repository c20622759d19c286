// JSON over HTTP on loopback: how the chat and the processes under test are spoken to.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** What is answered, or that the connection is cut instead. */
export type Answer = { readonly status: number; readonly body: unknown } | "cut";

export interface Door {
  readonly address: string;
  close(): void;
}

export async function openDoor(answer: (call: string, body: unknown) => Promise<Answer>): Promise<Door> {
  const server = createServer(async (request, response) => {
    const answered = await text(request)
      .then((body) => answer(request.url?.slice(1) ?? "", JSON.parse(body)))
      .catch((error: unknown): Answer => ({ status: 500, body: String(error) }));
    if (answered === "cut") response.destroy();
    else response.writeHead(answered.status).end(JSON.stringify(answered.body));
  });
  // Otherwise the server would close an idle connection just as a request uses it.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The door has no port.");
  return {
    address: `http://127.0.0.1:${bound.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @throws TypeError where the connection broke before everything was answered. */
export async function call(
  address: string,
  name: string,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${address}/${name}`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}
