// The Web API: one client for every workspace, without retries of its own.
import { webApi } from "@slack/bolt";
import { boltLogger, type Log } from "./log.ts";
import { requestSlack } from "./request-slack.ts";

/** Slack usually answers within a second. After this long, the outcome is unknown. In ms. */
const LONGEST_CALL = 15_000;

/** The same where someone waits for a reply, which Slack takes for three seconds at first. In ms. */
const LONGEST_QUESTION = 2_500;

/** Options of every client: a message sent twice is worse than one sent late, so nothing is repeated here. */
export function clientOptions(
  apiUrl: string | undefined,
  log: Log,
  request: webApi.FetchFunction = requestSlack,
): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: LONGEST_CALL,
    allowAbsoluteUrls: true,
    fetch: request,
    logger: boltLogger(log),
  };
}

/** A client without a token: each call brings its workspace's. */
export function createWebClient(...given: Parameters<typeof clientOptions>): webApi.WebClient {
  return new webApi.WebClient(undefined, clientOptions(...given));
}

/** A client for questions that a reply waits for. */
export function createQuestionClient(...given: Parameters<typeof clientOptions>): webApi.WebClient {
  return new webApi.WebClient(undefined, { ...clientOptions(...given), timeout: LONGEST_QUESTION });
}

export type WebClient = webApi.WebClient;
