// Bodies of requests that may not be Slack's: read within a limit of memory for all of them together.
import type { IncomingMessage } from "node:http";

/** What unfinished bodies may hold together, in bytes. */
const MOST_BUFFERED = 16 * 1024 * 1024;
/** Unfinished bodies at a time: they take connections from others. */
const MOST_OPEN = 256;

export interface Bodies {
  /** The whole body; undefined where it's longer than promised, ends early, or had to make room. */
  read(request: IncomingMessage, length: number): Promise<Buffer | undefined>;
  /** Bodies that are being read. */
  readonly open: number;
  /** What they hold together, in bytes. */
  readonly buffered: number;
}

interface Reading {
  held: number;
  /** Stops reading and lets go of what was read. */
  drop(): void;
}

/** If there are too many, the oldest unfinished one makes room: Slack's own requests take milliseconds. */
export function createBodies(most = MOST_BUFFERED, mostOpen = MOST_OPEN): Bodies {
  /** The oldest first. */
  const readings = new Set<Reading>();
  let buffered = 0;

  function makeRoom(): void {
    for (const oldest of readings) {
      if (buffered <= most && readings.size <= mostOpen) return;
      oldest.drop();
    }
  }

  return {
    get open() {
      return readings.size;
    },
    get buffered() {
      return buffered;
    },
    read(request, length) {
      const { promise, resolve } = Promise.withResolvers<Buffer | undefined>();
      let chunks: Buffer[] = [];
      const reading: Reading = { held: 0, drop: () => settle(undefined) };
      const settle = (body: Buffer | undefined) => {
        if (!readings.delete(reading)) return;
        buffered -= reading.held;
        chunks = [];
        resolve(body);
      };
      readings.add(reading);
      makeRoom();
      request.on("data", (chunk: Buffer) => {
        if (!readings.has(reading)) return;
        reading.held += chunk.length;
        buffered += chunk.length;
        chunks.push(chunk);
        if (reading.held > length) reading.drop();
        makeRoom();
      });
      request.once("end", () => settle(reading.held === length ? Buffer.concat(chunks) : undefined));
      request.once("error", reading.drop);
      request.once("close", reading.drop);
      return promise;
    },
  };
}
