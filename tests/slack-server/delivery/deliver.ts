// Delivers to the app, by the way it chose: sockets or signed HTTP.
import type { Slack } from "../slack.ts";
import type { Ack, Delivery } from "./delivery.ts";
import { postSigned } from "./http-delivery.ts";

export async function deliver(slack: Slack, delivery: Delivery): Promise<Ack> {
  const { requestUrl, sockets, settings } = slack;
  return requestUrl === undefined
    ? sockets.deliver(delivery)
    : postSigned(requestUrl, delivery, settings.signingSecret, settings.ackMs);
}
