// The talk over one socket: HELLO, then IDENTIFY or RESUME, then heartbeats.
import type { WebSocket } from "ws";
import { closeCode, op, payloadSchema, type Refusal } from "./gateway-protocol.ts";
import type { Session } from "./gateway-session.ts";

interface ConnectionParts {
  readonly now: () => number;
  /** ms */
  readonly heartbeat: number;
  readonly identify: (socket: WebSocket, data: unknown) => Session | Refusal;
  readonly resume: (socket: WebSocket, data: unknown) => Session | Refusal;
  readonly isSilent: (socket: WebSocket) => boolean;
  readonly closed: (session: Session, socket: WebSocket, code: number) => void;
}

/** What a client may send a minute. */
const SENDS_PER_MINUTE = 120;

/** Sends an opcode other than a dispatch. */
export function tell(socket: WebSocket, code: number, d: unknown = null): void {
  socket.send(JSON.stringify({ op: code, d, s: null, t: null }));
}

/** @param url the path and query that the client asked for */
export function converse(socket: WebSocket, url: string, parts: ConnectionParts): void {
  let session: Session | undefined;
  let window = { since: parts.now(), sends: 0 };

  function hear(text: string): void {
    if (parts.isSilent(socket)) return;
    const payload = payloadSchema.safeParse(parseJson(text));
    if (!payload.success) socket.close(closeCode.decodeError);
    else if (isTooFast()) socket.close(closeCode.rateLimited);
    else act(payload.data.op, payload.data.d);
  }

  function isTooFast(): boolean {
    if (parts.now() - window.since >= 60_000) window = { since: parts.now(), sends: 0 };
    return ++window.sends > SENDS_PER_MINUTE;
  }

  function act(code: number, data: unknown): void {
    switch (code) {
      case op.heartbeat:
        tell(socket, op.ack);
        break;
      case op.identify:
      case op.resume:
        if (session === undefined) letIn(code === op.identify ? parts.identify : parts.resume, data);
        else socket.close(closeCode.alreadyAuthenticated);
        break;
      case op.presence:
      case op.voice:
      case op.members:
        if (session === undefined) socket.close(closeCode.notAuthenticated);
        break;
      default:
        socket.close(closeCode.unknownOpcode);
    }
  }

  function letIn(door: ConnectionParts["identify"], data: unknown): void {
    const result = door(socket, data);
    if (result === "invalid session") tell(socket, op.invalidSession, false);
    else if (typeof result === "number") socket.close(result);
    else session = result;
  }

  socket.on("message", (data) => hear(String(data)));
  socket.on("error", () => socket.terminate());
  socket.on("close", (code) => session && parts.closed(session, socket, code));
  if (new URLSearchParams(url.split("?")[1]).get("v") === "10") {
    tell(socket, op.hello, { heartbeat_interval: parts.heartbeat });
  } else socket.close(closeCode.invalidVersion);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
