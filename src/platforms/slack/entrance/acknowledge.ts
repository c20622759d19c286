// The one answer to a request of Slack's, which waits three seconds for it.
import type { ServerResponse } from "node:http";
import { type AckFn, ReceiverMultipleAckError } from "@slack/bolt";
import type { Timers } from "../../../ports/timers.ts";

/** After this long Slack has given up, in ms. */
const LONGEST_WAIT = 3_001;

interface Ack {
  /** @throws ReceiverMultipleAckError where it's answered already. */
  readonly send: AckFn<unknown>;
  /** Answers with a status, unless it's answered already; returns whether it did. */
  fail(status: number): boolean;
}

export function createAck(response: ServerResponse, timers: Timers): Ack {
  const fail = (status: number) => {
    cancel();
    if (response.headersSent) return false;
    response.writeHead(status).end();
    return true;
  };
  const cancel = timers.after(LONGEST_WAIT, () => fail(504));
  return {
    fail,
    async send(answer) {
      if (response.headersSent) throw new ReceiverMultipleAckError();
      cancel();
      if (typeof answer === "object" && answer !== null) {
        response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
      } else response.writeHead(200).end(answer);
    },
  };
}
