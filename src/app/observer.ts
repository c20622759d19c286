// What the bot reports: one line per request, and every failure.

import type { Batch } from "./daily/deps.ts";
import type { NewQuarantine } from "./question/weigh-reports.ts";

/** `refused`: the reply says what to do differently; `failed`: a bug or an outage. */
export type Outcome = "answered" | "refused" | "failed";

export interface Observer {
  /** A request begins; call the returned function when it ends. `what` names a command or button. */
  began(what: string, requestId: string): (outcome: Outcome, error?: unknown) => void;
  /** One tick's postings are all sent or refused. */
  batchSent(batch: Batch): void;
  /** A step of the daily question failed; the next tick tries again. */
  stepFailed(error: unknown, what: string): void;
}

/** What the people who run Kubedrill have to know. */
export interface Alerts {
  /** Reports took a question out: in a team, or everywhere, which an operator has to decide on. */
  questionQuarantined(quarantine: NewQuarantine): void;
}
