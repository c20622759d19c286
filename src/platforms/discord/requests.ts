// Clients for Discord's REST API. They never retry posts, because the app's sender paces and retries those.
import { REST, type RESTOptions, type RouteLike } from "discord.js";
import type { Timers } from "../../ports/timers.ts";
import { stopSweeping } from "./discord-js-workarounds.ts";
import { guardResponses } from "./guard-response.ts";
import type { Log } from "./log.ts";

/** Well within the 20 seconds after which the app gives up on a request, in ms. */
const LONGEST_REQUEST = 15_000;

/** What discord.js adds to each wait, in ms. */
const OFFSET = 50;

/** Discord bans an address for ten minutes after 10,000 invalid requests. We warn after each 500. */
const INVALID_REQUESTS_LOGGED = 500;

/** No one waits for an answer longer than this, in ms. */
const LONGEST_ANSWER = 3_000;

/** The longest rate limit to wait out while a person waits, in ms. */
const PATIENCE = 1_500;

/** The same while Kubedrill starts, or an operator asks. */
const PATIENCE_AT_START = 10_000;

/** How long running requests can still take when everything ends, in ms. */
const LONGEST_END = 2_000;

/** How often discord.js drops what it keeps for single interactions, in ms. */
const SWEEP = 60_000;

export interface Requests {
  /** As the bot, for what the app sends: a rate limit is an error that says how long to wait. */
  readonly sends: REST;
  /** As the bot, for questions while a person waits. */
  readonly queries: REST;
  /** Answers to interactions, which Discord exempts from its limit of 50 per second. */
  readonly answers: REST;
  /** Aborts queries at once, and everything else two seconds later. */
  end(): void;
}

interface Waiting {
  /** Rate limits longer than this are an error, in ms. */
  readonly patience?: number;
  /** Aborts running requests. */
  readonly ending?: AbortSignal;
}

/** What every connection to the same Discord shares. @param apiUrl undefined: the real Discord */
export function requestOptions(
  apiUrl: string | undefined,
  { patience = PATIENCE_AT_START, ending }: Waiting = {},
): Partial<RESTOptions> {
  return {
    version: "10",
    timeout: LONGEST_REQUEST,
    invalidRequestWarningInterval: INVALID_REQUESTS_LOGGED,
    makeRequest: guardResponses(patience, ending),
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > patience + OFFSET,
    ...(apiUrl !== undefined && { api: apiUrl }),
  };
}

interface RequestParts {
  readonly token: string;
  /** Undefined: the real Discord. */
  readonly apiUrl: string | undefined;
  readonly timers: Timers;
  readonly log: Log;
}

export function createRequests({ token, apiUrl, timers, log }: RequestParts): Requests {
  const [asked, sent] = [new AbortController(), new AbortController()];
  const sends = new REST({
    ...requestOptions(apiUrl, { patience: 0, ending: sent.signal }),
    retries: 0,
    rejectOnRateLimit: () => true,
  }).setToken(token);
  const queries = new REST({
    ...requestOptions(apiUrl, { patience: PATIENCE, ending: asked.signal }),
    retries: 1,
  }).setToken(token);
  const answers = new REST({
    ...requestOptions(apiUrl, { patience: PATIENCE, ending: sent.signal }),
    retries: 1,
    timeout: LONGEST_ANSWER,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: SWEEP,
  });
  const all = [sends, queries, answers];
  for (const rest of all) warnOfInvalidRequests(rest, log);
  return {
    sends,
    queries,
    answers,
    end() {
      asked.abort();
      timers.after(LONGEST_END, () => sent.abort());
      stopSweeping(all);
    },
  };
}

/** Asks as the bot. All questions share one time limit. @throws what a request throws, or that it took too long */
export type Ask = (route: RouteLike, query?: URLSearchParams) => Promise<unknown>;

/** @param ms the time limit for all questions, from now on */
export function askWithin(rest: REST, ms: number): Ask {
  const signal = AbortSignal.timeout(ms);
  return (route, query) => rest.get(route, { signal, ...(query !== undefined && { query }) });
}

/** Logs when refused requests add up. */
export function warnOfInvalidRequests(rest: REST, log: Log): void {
  rest.on("invalidRequestWarning", ({ count, remainingTime }) =>
    log.warn(
      { count, remainingTime },
      "many requests to Discord were refused; at 10,000 in ten minutes it blocks this address",
    ),
  );
}
