// One session of the bot: a shard, its sequence, and what it may have missed.
import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";

/** How many dispatches are kept for a RESUME. */
const KEPT = 2_000;

/** Dispatches that need the intent Guilds, by how they begin. */
const GUILDS = /^(GUILD|CHANNEL|THREAD)_/;
const GUILDS_INTENT = 1;

export interface Identity {
  readonly intents: number;
  /** Number of the shard, and how many there are. */
  readonly shard: readonly [number, number];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Session extends Identity {
  readonly id: string;
  /** The socket it speaks over; undefined while it is disconnected. */
  socket: WebSocket | undefined;
  /** Number of the latest dispatch. */
  readonly sequence: number;
  /** @param json the data of the event */
  dispatch(event: string, json: string): void;
  /** What came after this number; undefined where it is no longer known. */
  missedSince(sequence: number): readonly string[] | undefined;
}

export function createSession(identity: Identity): Session {
  let sequence = 0;
  let kept: string[] = [];
  const session: Session = {
    ...identity,
    id: randomBytes(16).toString("hex"),
    socket: undefined,
    get sequence() {
      return sequence;
    },
    dispatch(event, json) {
      if (GUILDS.test(event) && (identity.intents & GUILDS_INTENT) === 0) return;
      sequence++;
      const payload = `{"op":0,"t":"${event}","s":${sequence},"d":${json}}`;
      if (kept.length >= 2 * KEPT) kept = kept.slice(KEPT);
      kept.push(payload);
      session.socket?.send(payload);
    },
    missedSince(seen) {
      const missed = sequence - seen;
      if (missed < 0 || missed > kept.length) return undefined;
      return missed === 0 ? [] : kept.slice(-missed);
    },
  };
  return session;
}
