// Each signed request is taken once, in any process, also after a restart.
import type { UsedKeys } from "../../../ports/storage/used-keys.ts";
import { takeKey } from "../../../ports/take-key.ts";
import type { Timers } from "../../../ports/timers.ts";
import { isAnswer } from "../listen/answer-buttons.ts";
import { type Log, sayError } from "../log.ts";
import type { Payload } from "../payloads/read-payload.ts";
import { OLDEST, type SignedHeaders } from "./signed-request.ts";

/** Remembers requests until their signatures are too old. */
export interface TakenRequests {
  /** Whether it's the first time. */
  take(headers: SignedHeaders, payload: Payload): Promise<boolean>;
  /** The request was not handled: the same one can come again. */
  release(headers: SignedHeaders, payload: Payload): Promise<void>;
}

export function createTakenRequests(usedKeys: UsedKeys, timers: Timers, log: Log): TakenRequests {
  const trouble = (error: unknown) =>
    log.warn({ error: sayError(error) }, "a request of Slack's could not be remembered");

  return {
    async take({ at, signature }, payload) {
      if (isRepeatable(payload)) return true;
      // Without the database nothing is changed or shared twice either, and people still get their sentence.
      return takeKey({ usedKeys, timers, trouble }, keyOf(signature), (at + OLDEST) * 1_000);
    },
    async release({ signature }, payload) {
      if (!isRepeatable(payload)) await usedKeys.release(keyOf(signature)).catch(trouble);
    },
  };
}

function keyOf(signature: string): string {
  return `request ${signature}`;
}

/** An answer counts once by itself, and a durable write more for each would slow all of them down. */
function isRepeatable(payload: Payload): boolean {
  return "type" in payload && payload.type === "block_actions" && isAnswer(payload.actions[0].value);
}
