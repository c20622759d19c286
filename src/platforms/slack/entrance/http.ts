// Signed requests at the one HTTP server: what Bolt would take, but should not, is refused before it.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { EVENTS_PATH } from "./oauth.ts";

/** Slack's own payloads stay far below, in bytes. */
const MOST_BODY = 512 * 1024;
/** A sender that goes on after that is cut off, in bytes. */
const MOST_PATIENCE = 32 * MOST_BODY;
/** How far a request's time may be from ours, in seconds; Bolt checks the past alone. */
const MOST_AWAY = 5 * 60;

/** Puts our checks in front of Bolt's listener, which throws where a path is not its own. */
export function createSlackListener(bolt: RequestListener): RequestListener {
  return (request, response) => {
    void take(bolt, request, response).catch(() => {
      if (!response.headersSent) refuse(response, 404);
    });
  };
}

async function take(
  bolt: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split("?")[0];
  if (path !== EVENTS_PATH || request.method !== "POST") return bolt(request, response);
  const away = Math.abs(Number(request.headers["x-slack-request-timestamp"]) - Date.now() / 1_000);
  if (away > MOST_AWAY) return refuse(response, 401);
  const rawBody = await readBody(request);
  if (rawBody === undefined) return refuse(response, 413);
  if (!isObjectBody(rawBody)) return refuse(response, 400);
  // Bolt takes the body from here instead of reading it.
  return bolt(Object.assign(request, { rawBody }), response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: "close" }).end();
}

/** The whole body; undefined where it is too long. @throws Error where it ends too early. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_BODY) chunks.push(chunk);
      else resolve(undefined);
      if (length > MOST_PATIENCE) request.destroy();
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The request ended too early.")));
  });
}

/** JSON that is no object (`null` above all) would end Bolt's process. */
function isObjectBody(body: Buffer): boolean {
  const start = body.subarray(0, 64).toString("latin1").trimStart();
  const form = /^payload=(?<value>.*)/s.exec(start)?.groups?.value;
  if (form !== undefined) return /^(?:\{|%7b)/i.test(form);
  return start.startsWith("{") || /^[\w.%+-]+=/.test(start);
}
