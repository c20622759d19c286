// Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Changes } from "../changes.ts";
import type { SlackServerSettings } from "../settings.ts";
import { isObject, objectAt, parseJson, textAt } from "../web-api/json.ts";
import type { Ack, Delivery } from "./delivery.ts";

type DisconnectReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets";

export interface Sockets {
  /** Where a socket may be opened, once. @param address such as http://127.0.0.1:4000 */
  ticketUrl(address: string): string;
  /** For the server's "upgrade". */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Gives a payload to any one of the sockets; each in its turn. */
  deliver(delivery: Delivery): Promise<Ack>;
  /** Sends this text over every socket, as it is. */
  sendText(text: string): void;
  /** Sockets whose app has seen the hello, and that are not asked to go. */
  readonly count: number;
  /** Sockets ever opened. */
  readonly opened: number;
  /** Asks sockets, the oldest first, to go; payloads under way may still be acknowledged. */
  disconnect(reason: DisconnectReason, howMany?: number): void;
  /** Ends the connections without a word; `silent` leaves them open, but dead. */
  drop(howMany?: number, how?: "closed" | "silent"): void;
  stop(): void;
}

const mostSockets = 10;
const pingEveryMs = 10_000;

interface Pending {
  settle(ack: Ack): void;
  readonly sentAt: number;
}

export function createSockets(
  { appId, ackMs, socketLingers }: SlackServerSettings,
  changes: Changes,
): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  /** In the order of their opening. */
  const sockets: WebSocket[] = [];
  const greeted = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  let opened = 0;
  let turn = 0;

  const forget = (socket: WebSocket) => {
    greeted.delete(socket);
    const index = sockets.indexOf(socket);
    if (index >= 0) sockets.splice(index, 1);
  };
  const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
  const sendAway = (socket: WebSocket, reason: DisconnectReason) => {
    forget(socket);
    say(socket, { type: "disconnect", reason, debug_info: { host: "local" } });
  };

  const welcome = (socket: WebSocket) => {
    opened += 1;
    socket.on("message", (data) => {
      const message = parseJson(String(data));
      if (!isObject(message)) return;
      const id = textAt(message, "envelope_id") ?? "";
      const body = objectAt(message, "payload");
      const waiting = pending.get(id);
      const empty = body === undefined || Object.keys(body).length === 0;
      waiting?.settle({
        acked: true,
        ms: performance.now() - waiting.sentAt,
        body: empty ? undefined : body,
      });
    });
    // An app that vanishes is nothing to fail over.
    socket.on("error", () => {});
    const pings = setInterval(() => socket.ping(), pingEveryMs).unref();
    socket.once("close", () => {
      clearInterval(pings);
      forget(socket);
      changes.announce();
    });
    if (sockets.length >= mostSockets) {
      sendAway(socket, "too_many_websockets");
      return;
    }
    sockets.push(socket);
    say(socket, {
      type: "hello",
      num_connections: sockets.length,
      connection_info: { app_id: appId },
      debug_info: { host: "local", approximate_connection_time: 18_060 },
    });
    // A client that answers a later message has seen the hello.
    socket.ping();
    socket.once("pong", () => {
      if (sockets.includes(socket)) greeted.add(socket);
      changes.announce();
    });
  };

  return {
    get count() {
      return greeted.size;
    },
    get opened() {
      return opened;
    },
    ticketUrl(address) {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${address.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade(request, stream, head) {
      const ticket = new URL(request.url ?? "", "http://local").searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) {
        stream.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, stream, head, (socket) => {
        if (socketLingers) {
          stream.end = () => {
            forget(socket);
            changes.announce();
            return stream;
          };
        }
        welcome(socket);
      });
    },
    deliver({ kind, payload, retry }) {
      const sentAt = performance.now();
      turn += 1;
      const socket = sockets[turn % sockets.length];
      if (socket === undefined) return Promise.resolve({ acked: false, ms: 0, why: "unreachable" });
      return new Promise((resolve) => {
        const id = randomUUID();
        const settle = (ack: Ack) => {
          if (!pending.delete(id)) return;
          clearTimeout(timer);
          resolve(ack);
        };
        const timer = setTimeout(() => settle({ acked: false, ms: ackMs, why: "timeout" }), ackMs);
        pending.set(id, { settle, sentAt });
        say(socket, {
          type: kind,
          envelope_id: id,
          payload,
          accepts_response_payload: kind !== "events_api",
          ...(kind === "events_api" && {
            retry_attempt: retry?.attempt ?? 0,
            retry_reason: retry?.reason ?? "",
          }),
        });
      });
    },
    sendText(text) {
      for (const socket of sockets) socket.send(text);
    },
    disconnect(reason, howMany = sockets.length) {
      for (const socket of sockets.slice(0, howMany)) sendAway(socket, reason);
    },
    drop(howMany = sockets.length, how = "closed") {
      for (const socket of sockets.slice(0, howMany)) {
        forget(socket);
        if (how === "silent") socket.pause();
        else socket.terminate();
      }
    },
    stop() {
      for (const client of server.clients) client.terminate();
      for (const { settle } of [...pending.values()]) settle({ acked: false, ms: 0, why: "unreachable" });
      server.close();
    },
  };
}
