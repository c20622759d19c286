// Ids and message times in Slack's shapes; each is given out once.

export interface Ids {
  /** Such as T0000000A1: a letter says what it names. */
  next(prefix: string): string;
  /** A message's time, "1700000000.000100": seconds and microseconds, later than every earlier one. */
  messageTime(): string;
  /** A number higher than every earlier one: what was shown when. */
  nextOrder(): number;
  lastOrder(): number;
}

export function createIds(now: () => number): Ids {
  let count = 0;
  let last = 0;
  let order = 0;
  return {
    next(prefix) {
      count += 1;
      return `${prefix}${count.toString(36).toUpperCase().padStart(10, "0")}`;
    },
    messageTime() {
      last = Math.max(last + 1, now() * 1_000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
    },
    nextOrder() {
      order += 1;
      return order;
    },
    lastOrder: () => order,
  };
}
