// The gateway: lets the bot in, sends each shard its events, and fails when a test wants it to.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Clock, shardOf } from "../clock.ts";
import type { Guild, User } from "../wire.ts";
import { converse, tell } from "./gateway-connection.ts";
import {
  closeCode,
  type Identify,
  identifySchema,
  KNOWN_INTENTS,
  op,
  PRIVILEGED_INTENTS,
  type Refusal,
  resumeSchema,
} from "./gateway-protocol.ts";
import { createSession, type Identity, type Session } from "./gateway-session.ts";
import { createIdentifyLimit, type IdentifyOptions } from "./identify-limit.ts";

interface GatewayParts {
  readonly clock: Clock;
  readonly token: () => string;
  readonly applicationId: string;
  readonly bot: User;
  /** ms */
  readonly heartbeat: number;
  readonly identify: IdentifyOptions;
  /** Whether privileged intents were granted. */
  readonly privilegedIntents: boolean;
  /** ws://host:port */
  readonly address: () => string;
  /** The servers that the bot is a member of. */
  readonly guilds: () => readonly Guild[];
  /** A server as GUILD_CREATE describes it. */
  readonly describe: (guild: Guild) => unknown;
}

interface SessionState extends Identity {
  readonly id: string;
  readonly connected: boolean;
}

const MOST_GUILDS_PER_SHARD = 2_500;

export type Gateway = ReturnType<typeof createGateway>;

export function createGateway(parts: GatewayParts) {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const limit = createIdentifyLimit(parts.clock, parts.identify);
  const silent = new WeakSet<WebSocket>();
  const counts = { identifies: 0, resumes: 0 };
  let isDown = false;

  const guildsOf = ([shard, shards]: Identity["shard"]) =>
    parts.guilds().filter(({ id }) => shardOf(id, shards) === shard);

  function identify(socket: WebSocket, data: unknown): Session | Refusal {
    const { success, data: wanted } = identifySchema.safeParse(data);
    if (!success) return closeCode.decodeError;
    const refusal = judge(wanted);
    if (refusal !== undefined) return refusal;
    counts.identifies++;
    if (!limit.take(wanted.shard[0])) return "invalid session";
    const { token: _, ...identity } = wanted;
    const session = createSession(identity);
    sessions.set(session.id, session);
    session.socket = socket;
    welcome(session);
    return session;
  }

  function judge({ token, intents, shard: [shard, shards] }: Identify): Refusal | undefined {
    if (token !== parts.token()) return closeCode.authenticationFailed;
    if (shard < 0 || shard >= shards) return closeCode.invalidShard;
    if (guildsOf([shard, shards]).length > MOST_GUILDS_PER_SHARD) return closeCode.shardingRequired;
    if ((intents & ~KNOWN_INTENTS) !== 0) return closeCode.invalidIntents;
    if (!parts.privilegedIntents && (intents & PRIVILEGED_INTENTS) !== 0) return closeCode.disallowedIntents;
    return undefined;
  }

  function welcome(session: Session): void {
    const guilds = guildsOf(session.shard);
    const ready = {
      v: 10,
      user: parts.bot,
      session_id: session.id,
      resume_gateway_url: `${parts.address()}/resume`,
      shard: session.shard,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      application: { id: parts.applicationId, flags: 0 },
    };
    session.dispatch("READY", JSON.stringify(ready));
    for (const guild of guilds) {
      if (guild.available) session.dispatch("GUILD_CREATE", JSON.stringify(parts.describe(guild)));
    }
  }

  function resume(socket: WebSocket, data: unknown): Session | Refusal {
    const { success, data: wanted } = resumeSchema.safeParse(data);
    if (!success) return closeCode.decodeError;
    if (wanted.token !== parts.token()) return closeCode.authenticationFailed;
    const session = sessions.get(wanted.session_id);
    const missed = session?.missedSince(wanted.seq ?? 0);
    if (session === undefined || missed === undefined) return "invalid session";
    counts.resumes++;
    session.socket?.terminate();
    session.socket = socket;
    for (const payload of missed) socket.send(payload);
    session.dispatch("RESUMED", "{}");
    return session;
  }

  /** A session outlives its socket, unless the bot said goodbye. */
  function closed(session: Session, socket: WebSocket, code: number): void {
    if (session.socket !== socket) return;
    session.socket = undefined;
    if (code === 1000 || code === 1001) sessions.delete(session.id);
  }

  /** Sends an event to the server's shard; without a server, to shard 0. */
  function dispatch(event: string, data: unknown, guild: string | undefined): void {
    const json = JSON.stringify(data);
    for (const session of sessions.values()) {
      const [shard, shards] = session.shard;
      if (shard === (guild === undefined ? 0 : shardOf(guild, shards))) session.dispatch(event, json);
    }
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (isDown) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
      return;
    }
    const { heartbeat, clock } = parts;
    const isSilent = (socket: WebSocket) => silent.has(socket);
    server.handleUpgrade(request, socket, head, (open) =>
      converse(open, request.url ?? "", { now: clock.now, heartbeat, identify, resume, isSilent, closed }),
    );
  }

  const connected = () => [...sessions.values()].flatMap(({ socket }) => socket ?? []);

  /** What a test does to the gateway, and asks of it. */
  const control = {
    /** The sessions that are connected or could be resumed. */
    get sessions(): readonly SessionState[] {
      return [...sessions.values()].map(({ id, shard, intents, properties, socket }) => {
        return { id, shard, intents, properties, connected: socket !== undefined };
      });
    },
    get identifies() {
      return counts.identifies;
    },
    get resumes() {
      return counts.resumes;
    },
    /** Breaks every connection; where they are not resumable, the sessions are gone, too. */
    drop({ resumable = true } = {}): void {
      for (const socket of connected()) socket.terminate();
      if (!resumable) sessions.clear();
    },
    /** Asks every connection to come again. */
    reconnect(): void {
      for (const socket of connected()) tell(socket, op.reconnect);
    },
    /** Closes every connection with this code: Discord's 4004 ends it permanently. */
    close(code: number): void {
      for (const socket of connected()) socket.close(code);
    },
    /** The current connections stay open, but carry nothing anymore, in either direction. */
    silence(): void {
      for (const session of sessions.values()) {
        if (session.socket !== undefined) silent.add(session.socket);
        session.socket = undefined;
      }
    },
    /** Breaks every connection, and refuses new ones until `comeUp`. */
    goDown(): void {
      isDown = true;
      for (const socket of connected()) socket.terminate();
    },
    comeUp(): void {
      isDown = false;
    },
  };

  function close(): void {
    for (const client of server.clients) client.terminate();
    server.close();
  }

  return {
    control,
    dispatch,
    upgrade,
    close,
    url: () => `${parts.address()}/gateway`,
    startLimit: limit.describe,
  };
}
