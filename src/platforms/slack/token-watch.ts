// Over a socket, the environment names the tokens: notices when Slack no longer takes one, and when it does again.
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Platform } from "../../ports/platform.ts";
import { PlatformError } from "../../ports/platform-error.ts";
import type { Log } from "./log.ts";
import { parseJson } from "./payloads/parse-json.ts";
import { requestSlack } from "./request-slack.ts";

type Variable = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

export interface TokenWatch {
  /** Sends a request, and reads what Slack says of the token. */
  readonly request: webApi.FetchFunction;
  /** Which token Slack refuses, and what to do; undefined while it takes both. */
  lost(): string | undefined;
}

const answer = z.object({ ok: z.boolean(), error: z.string().optional() });

/** Slack's words for a token that works nowhere. */
const REFUSED = new Set(["invalid_auth", "not_authed", "token_revoked"]);

/** The one method that takes the app-level token. */
const APP_METHOD = /\/apps\.connections\.open$/;

/** In ms. */
const ASK_AGAIN = 60_000;

export function createTokenWatch(log: Log): TokenWatch {
  const refused = new Map<Variable, string>();

  function hear(variable: Variable, text: string): void {
    const { data } = answer.safeParse(parseJson(text));
    if (data === undefined) return;
    const { ok, error = "" } = data;
    if (ok) refused.delete(variable);
    if (ok || !REFUSED.has(error)) return;
    const reason = `Slack no longer takes ${variable} (${error}). Set it to the token that your Slack app shows now, and start again.`;
    if (!refused.has(variable)) log.error({}, reason);
    refused.set(variable, reason);
  }

  return {
    async request(url, options) {
      const response = await requestSlack(url, options);
      const path = String(url).split("?")[0] ?? "";
      const text = await response.clone().text();
      hear(APP_METHOD.test(path) ? "SLACK_APP_TOKEN" : "SLACK_BOT_TOKEN", text);
      return response;
    },
    lost: () => refused.values().next().value,
  };
}

/** What a refused token would stop waits for the next one instead, so that no drill has to be resumed. */
export function waitForToken(platform: Platform, lost: () => string | undefined): Platform {
  async function wait<T>(trying: Promise<T>): Promise<T> {
    return trying.catch((cause: unknown) => {
      const reason = lost();
      if (reason === undefined || !(cause instanceof PlatformError) || cause.refusal !== "team") throw cause;
      throw new PlatformError("later", reason, { retryAfter: ASK_AGAIN, everywhere: true, cause });
    });
  }
  return {
    ...platform,
    post: (...given) => wait(platform.post(...given)),
    edit: (...given) => wait(platform.edit(...given)),
    reply: (...given) => wait(platform.reply(...given)),
    direct: (...given) => wait(platform.direct(...given)),
  };
}
