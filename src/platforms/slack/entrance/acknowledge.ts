// The one answer to a request of Slack's, which waits three seconds for it.
import type { ServerResponse } from "node:http";
import { type AckFn, ReceiverMultipleAckError } from "@slack/bolt";

/** After this long Slack has given up, in ms. */
const LONGEST_WAIT = 3_001;

interface Ack {
  /** @throws ReceiverMultipleAckError where it's answered already. */
  readonly send: AckFn<unknown>;
  /** Answers with a status, unless it's answered already; returns whether it did. */
  fail(status: number): boolean;
}

export function createAck(response: ServerResponse): Ack {
  const fail = (status: number) => {
    clearTimeout(timer);
    if (response.headersSent) return false;
    response.writeHead(status).end();
    return true;
  };
  const timer = setTimeout(() => fail(504), LONGEST_WAIT);
  return {
    fail,
    async send(answer) {
      if (response.headersSent) throw new ReceiverMultipleAckError();
      clearTimeout(timer);
      if (typeof answer === "object" && answer !== null) {
        response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
      } else response.writeHead(200).end(answer);
    },
  };
}
