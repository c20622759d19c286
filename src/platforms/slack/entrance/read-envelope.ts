// What comes over a socket: parsed once, and checked like the body of a signed request.
import { z } from "zod";
import { checkPayload, type Payload, type PayloadKind } from "./check-payload.ts";
import { parseJson } from "./parse-body.ts";

export type Envelope =
  /** Slack let the socket in. */
  | { readonly type: "hello" }
  /** Slack is about to close the socket. */
  | { readonly type: "disconnect" }
  | {
      readonly type: "payload";
      readonly id: string;
      readonly payload: Payload;
      readonly retryNum?: number | undefined;
      readonly retryReason?: string | undefined;
    }
  /** Well formed, but of no use to us. */
  | { readonly type: "foreign"; readonly id: string }
  | { readonly type: "malformed" };

const kinds: readonly string[] = ["events_api", "interactive", "slash_commands"] satisfies PayloadKind[];

const control = z.looseObject({ type: z.enum(["hello", "disconnect"]) });
const carrier = z.looseObject({
  type: z.string().min(1),
  envelope_id: z.string().min(1),
  retry_attempt: z.number().nullish(),
  retry_reason: z.string().nullish(),
});

/** Never throws: what Slack doesn't send is `malformed`. */
export function readEnvelope(message: unknown): Envelope {
  const value = typeof message === "string" ? parseJson(message) : undefined;
  const { type } = control.safeParse(value).data ?? {};
  if (type !== undefined) return { type };
  const envelope = carrier.safeParse(value).data;
  if (envelope === undefined) return { type: "malformed" };
  const id = envelope.envelope_id;
  if (!kinds.includes(envelope.type)) return { type: "foreign", id };
  const checked = checkPayload(envelope.type as PayloadKind, envelope.payload);
  if (checked.type === "foreign") return { type: "foreign", id };
  if (checked.type === "malformed") return checked;
  const { retry_attempt, retry_reason } = envelope;
  return {
    type: "payload",
    id,
    payload: checked.payload,
    retryNum: retry_attempt ?? undefined,
    retryReason: retry_reason ?? undefined,
  };
}
