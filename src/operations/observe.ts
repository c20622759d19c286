// Writes what the app reports about its work into logs and metrics.
import type { Alerts, Observer } from "../app/observer.ts";
import type { Timers } from "../ports/timers.ts";
import { describeError, type Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";

export function createObserver(
  logger: Logger,
  metrics: Metrics,
  timers: Pick<Timers, "now">,
): Observer & Alerts {
  const log = logger.child({}, { serializers: { err: describeError } });
  return {
    began(what, requestId) {
      const began = timers.now();
      return (outcome, error) => {
        const ms = timers.now() - began;
        metrics.requestEnded(what, outcome, ms / 1000);
        if (outcome === "failed") log.error({ requestId, what, err: error }, "request failed");
        else log.debug({ requestId, what, outcome, ms: Math.round(ms * 10) / 10 }, "request");
      };
    },
    batchSent({ posted, failed, took, delays }) {
      metrics.postingsSent(posted, failed, delays);
      log.info({ posted, failed, ms: Math.round(took) }, "questions posted");
    },
    questionQuarantined({ questionId, version, scope }) {
      metrics.questionQuarantined(scope);
      const details = { question: questionId, version };
      if (scope === "team") log.info(details, "a team's reports took a question out");
      else
        log.warn(
          details,
          "reports of several teams took a question out everywhere: fix it, or run kubedrill questions release",
        );
    },
    stepFailed(error, what) {
      metrics.stepFailed();
      log.error({ what, err: error }, "step failed; the next tick tries again");
    },
  };
}
