// Socket Mode over several sockets at once: one that Slack sends away is replaced before it is closed.
import { type App, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import { withDeadline } from "../../../ports/deadline.ts";
import type { Timers } from "../../../ports/timers.ts";
import { boltLogger, type Log, sayError } from "../log.ts";
import { clientOptions } from "../web-client.ts";
import { pause } from "./pause.ts";
import { createProxyDispatcher } from "./proxy.ts";
import { readEnvelope } from "./read-envelope.ts";

interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly request?: webApi.FetchFunction | undefined;
  readonly timers: Timers;
  readonly log: Log;
}

/** Slack gives each payload to any one of them; while one is replaced, the other hears everything. */
const SOCKETS = 2;
/** How long a socket sent away may still acknowledge what came over it, and the last ones may take to close, in ms. */
const GRACE = 2_000;
/** How long Slack may take to say goodbye before a socket closes anyway, in ms. */
const LONGEST_GOODBYE = 500;
/** Between attempts to connect, growing from the first to the second, in ms. */
const [SHORTEST_WAIT, LONGEST_WAIT] = [500, 30_000];

interface Socket {
  open(): Promise<void>;
  /** Resolves when Slack sends it away, or it is gone. */
  readonly leaving: Promise<void>;
  close(): Promise<void>;
}

/** A receiver that says whether a socket is open. */
interface Sockets extends Receiver {
  isConnected(): boolean;
}

export function createSockets(parts: SocketParts): Sockets {
  const { timers, log } = parts;
  const open = new Set<Socket>();
  let connected = 0;
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops: Promise<void>[] = [];
  let app: App | undefined;

  /** Keeps one socket open until `stop`; `tried` is called after the first attempt. */
  async function keepOpen(tried: () => void): Promise<void> {
    let failures = 0;
    while (!signal.aborted && app !== undefined) {
      const socket = createSocket(parts, app);
      open.add(socket);
      try {
        await socket.open();
        if (signal.aborted) return await socket.close(); // Slack was slow, and Kubedrill ended meanwhile
        failures = 0;
        connected += 1;
        tried();
        await socket.leaving.finally(() => {
          connected -= 1;
        });
        timers.after(GRACE, () => close(socket));
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        log.warn({ error: sayError(error), failures }, "a socket to Slack did not open; another try follows");
        tried();
        close(socket);
        await pause(timers, Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** (failures - 1)), signal);
      }
    }
  }

  function close(socket: Socket): void {
    if (open.delete(socket)) void socket.close();
  }

  return {
    isConnected: () => connected > 0,
    init(initialized) {
      app = initialized;
    },
    async start() {
      await Promise.all(
        Array.from({ length: SOCKETS }, () => new Promise<void>((tried) => loops.push(keepOpen(tried)))),
      );
    },
    async stop() {
      stopping.abort();
      const last = [...open];
      open.clear();
      const ended = Promise.all([...last.map((socket) => socket.close()), ...loops]);
      // A socket that Slack is slow to let in is closed as it opens: no one has to wait for that.
      await withDeadline(ended, GRACE, () => undefined, timers);
    },
  };
}

/** Bolt's own receiver, without its reconnecting: that waits for five seconds, and dies of errors. */
function createSocket({ appToken, apiUrl, request, timers, log }: SocketParts, app: App): Socket {
  const dispatcher = createProxyDispatcher();
  const receiver = new SocketModeReceiver({
    appToken,
    ...(dispatcher && { dispatcher }),
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log, request) },
  });
  receiver.init(app);
  const { client } = receiver;
  const leaving = Promise.withResolvers<void>();
  client.on("disconnected", () => leaving.resolve());

  const acknowledge = (id: string, payload: object = {}) =>
    new Promise<void>((resolve, reject) => {
      if (client.websocket?.isActive() !== true) return reject(new Error("The socket is closed."));
      const done = (error: Error | undefined) => (error === undefined ? resolve() : reject(error));
      client.websocket.send(JSON.stringify({ envelope_id: id, payload }), done);
    });

  // Bolt's own way of hearing dies of what isn't Slack's, and closes a socket at once when Slack asks for it: the
  // acknowledgments under way would be lost.
  const [hear] = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    const envelope = readEnvelope(data);
    switch (envelope.type) {
      case "hello":
        return void hear?.call(client, data, isBinary);
      case "disconnect":
        return leaving.resolve();
      case "foreign":
        return void acknowledge(envelope.id).catch(() => {});
      case "malformed":
        return log.warn({}, "Slack sent something over a socket that is none of its payloads");
      case "payload": {
        const { id, payload, retryNum, retryReason } = envelope;
        const ack = (answer?: object | string) =>
          acknowledge(id, typeof answer === "string" ? { text: answer } : answer);
        client.emit("slack_event", { ack, body: payload, retry_num: retryNum, retry_reason: retryReason });
        return;
      }
      default:
        return envelope satisfies never;
    }
  });

  return {
    leaving: leaving.promise,
    async open() {
      await client.start();
    },
    async close() {
      const closed = client.disconnect();
      const cancel = timers.after(LONGEST_GOODBYE, () => void client.disconnect());
      await closed;
      cancel();
    },
  };
}
