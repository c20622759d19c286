// What Slack delivers to the app, over HTTP or a socket.

import type { JsonObject } from "../web-api/json.ts";

export type DeliveryKind = "slash_commands" | "interactive" | "events_api";

export interface Delivery {
  readonly kind: DeliveryKind;
  readonly payload: JsonObject;
  /** Epoch seconds: the signature's. The same delivery sent again has the same bytes and signature. */
  readonly at: number;
  /** The how-manieth retry of an event, and why: "http_timeout", "http_error" or "connection_failed". */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** The app's answer within its time, or what came instead. */
export type Ack =
  | { readonly acked: true; readonly ms: number; readonly body: JsonObject | undefined }
  | {
      readonly acked: false;
      readonly ms: number;
      readonly why: "timeout" | "unreachable" | "refused";
      /** HTTP status, where refused. */
      readonly status?: number;
      /** The app asked not to be sent this again. */
      readonly noRetry?: boolean;
    };

export function createDelivery(kind: DeliveryKind, payload: JsonObject): Delivery {
  return { kind, payload, at: Math.floor(Date.now() / 1_000) };
}
