// What the bot asked for and what it got, for tests to count.

export interface LoggedRequest {
  /** Method and path, such as "POST /channels/:channel/messages". */
  readonly route: string;
  readonly path: string;
  /** The HTTP status; 0 where the socket was dropped. */
  readonly status: number;
  /** Epoch ms, by the server's clock. */
  readonly at: number;
  readonly body: unknown;
}

/** How many requests are kept. */
const KEPT = 20_000;

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog() {
  let log: LoggedRequest[] = [];
  const counts = new Map<string, number>();
  return {
    add(request: LoggedRequest): void {
      if (log.length >= 2 * KEPT) log = log.slice(KEPT);
      log.push(request);
      const key = `${request.route} ${request.status}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    /** The latest requests, oldest first. */
    get requests(): readonly LoggedRequest[] {
      return log;
    },
    /** All there were since the start or `clear`, by route and status. */
    get counts(): Readonly<Record<string, number>> {
      return Object.fromEntries(counts);
    },
    clear(): void {
      log = [];
      counts.clear();
    },
  };
}
