// The observer that the app tells of its work: into logs and metrics.
import { stdSerializers } from "pino";
import type { Observer } from "../app/observer.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";

export function createObserver(logger: Logger, metrics: Metrics): Observer {
  const log = logger.child({}, { serializers: { err: sayingOnly } });
  return {
    began(what, requestId) {
      const began = performance.now();
      return (outcome, error) => {
        const ms = performance.now() - began;
        metrics.requestEnded(what, outcome, ms / 1000);
        if (outcome === "failed") log.error({ requestId, what, err: error }, "request failed");
        else log.debug({ requestId, what, outcome, ms: Math.round(ms * 10) / 10 }, "request");
      };
    },
    batchSent({ posted, failed, took }) {
      metrics.postingsSent(posted, failed);
      log.info({ posted, failed, ms: Math.round(took) }, "questions posted");
    },
    stepFailed(error, what) {
      metrics.stepFailed();
      log.error({ what, err: error }, "step failed; the next tick tries again");
    },
  };
}

/** What an error says, its causes with it. Its other fields may hold accounts, as PostgreSQL's `detail` does. */
function sayingOnly(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, code };
}
