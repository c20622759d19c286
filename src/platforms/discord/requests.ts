// How Discord's REST API is spoken to: what is sent by itself is never retried here, for the app's sender paces it.
import { REST, type RESTOptions } from "discord.js";
import type { Log } from "./log.ts";
import { TOKEN_REFUSED } from "./refusals.ts";

/** Well within the 20 seconds after which the app gives a request up, in ms. */
const LONGEST_REQUEST = 15_000;

/** Discord bans an address for ten minutes after 10,000 invalid requests: said long before, and again. */
const INVALID_REQUESTS_TOLD = 500;

/** Nobody waits for an answer longer than this, in ms. */
const LONGEST_ANSWER = 3_000;

/** How often what was kept for single interactions is thrown away, in ms. */
const SWEEP = 60_000;

export interface Requests {
  /** As the bot, for what the app sends: every rate limit is an error that says how long to wait. */
  readonly sends: REST;
  /** Answers to interactions, which Discord exempts from the limit of 50 a second. */
  readonly answers: REST;
}

/** What every connection to the same Discord shares. @param apiUrl undefined: the real Discord */
export function requestOptions(apiUrl: string | undefined): Partial<RESTOptions> {
  return {
    version: "10",
    timeout: LONGEST_REQUEST,
    invalidRequestWarningInterval: INVALID_REQUESTS_TOLD,
    ...(apiUrl !== undefined && { api: apiUrl }),
  };
}

export function createRequests(token: string, apiUrl: string | undefined, log: Log): Requests {
  const shared = requestOptions(apiUrl);
  const sends = new REST({ ...shared, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
  const answers = new REST({
    ...shared,
    retries: 1,
    timeout: LONGEST_ANSWER,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: SWEEP,
  });
  for (const rest of [sends, answers]) warnOfInvalidRequests(rest, log);
  return { sends, answers };
}

/**
 * At a 401 discord.js forgets its token, and then sends nothing more: these keep it, for Discord may take it again.
 * The first 401 is told.
 */
export function keepToken(rests: readonly REST[], token: string, log: Log): void {
  let refused = false;
  for (const rest of rests) {
    rest.setToken(token);
    rest.setToken = () => rest;
    rest.on("response", (_, { ok, status }) => {
      if (status === 401 && !refused) log.error({}, TOKEN_REFUSED);
      refused = status === 401 || (refused && !ok);
    });
  }
}

/** Says when refused requests add up. */
export function warnOfInvalidRequests(rest: REST, log: Log): void {
  rest.on("invalidRequestWarning", ({ count, remainingTime }) =>
    log.warn(
      { count, remainingTime },
      "many requests to Discord were refused; at 10,000 in ten minutes it blocks this address",
    ),
  );
}
