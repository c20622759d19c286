// Over HTTP: notices that the app's secrets may have been changed at Slack, from wrong signatures and refused exchanges.
import type { Log } from "../log.ts";
import { slackCode } from "../refusals.ts";

/** Anyone can send a wrong signature, so one line per so long is enough, in ms. */
const SAY_AGAIN = 60_000;

/** Slack's words for a client ID and secret that don't belong together. */
const WRONG_CLIENT = new Set(["bad_client_secret", "invalid_client", "invalid_client_id"]);

export interface SecretDoubts {
  /** A request's signature was checked. */
  checked(isRight: boolean): void;
  /** Rethrows the error of a request that needed the client secret. */
  refused(error: unknown): never;
  /** Whether a secret may be outdated. Doubts alone change nothing: anyone can cause them. */
  exist(): boolean;
}

/** @param now epoch ms */
export function createSecretDoubts(log: Log, now: () => number): SecretDoubts {
  let signature = false;
  let client = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    checked(isRight) {
      signature = !isRight;
      if (isRight || now() - saidAt < SAY_AGAIN) return;
      saidAt = now();
      log.warn(
        {},
        "A request was refused because its signature doesn't fit SLACK_SIGNING_SECRET. If Slack's requests fail, set it to the signing secret that your Slack app shows now.",
      );
    },
    refused(error) {
      if (WRONG_CLIENT.has(slackCode(error) ?? "")) client = true;
      throw error;
    },
    exist: () => signature || client,
  };
}
