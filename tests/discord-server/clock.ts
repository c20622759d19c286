// The server's own time, which tests can move forward, and the ids that are made from it.

export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Lets time pass at once: tokens, limits and messages age by so many ms. */
  advance(ms: number): void;
}

export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** Where Discord's ids begin to count, epoch ms. */
const FIRST_MS = 1_420_070_400_000;

/** Makes snowflakes: each is greater than the one before, and carries its time. */
export function createIds(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(clock.now() - FIRST_MS) << 22n;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}

/** Ids of servers, a millisecond apart: shards are found by the time in the id, so these spread evenly. */
export function createGuildIds(clock: Clock): () => string {
  const yearAgo = BigInt(clock.now() - FIRST_MS - 365 * 86_400_000);
  let made = 0n;
  return () => String((yearAgo + made++) << 22n);
}

/** The time in an id, epoch ms. */
export function bornAt(id: string): number {
  return Number(BigInt(id) >> 22n) + FIRST_MS;
}

/** The shard that serves a server's id. */
export function shardOf(id: string, shards: number): number {
  return Number((BigInt(id) >> 22n) % BigInt(shards));
}
