// What comes over a socket: parsed once, and checked like the body of a signed request.
import { z } from "zod";
import { parseJson } from "../payloads/parse-json.ts";
import { type Payload, type PayloadKind, readPayload } from "../payloads/read-payload.ts";

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

const control = z.object({ type: z.enum(["hello", "disconnect"]) });
const carrier = z.object({
  type: z.string().min(1),
  envelope_id: z.string().min(1),
  payload: z.unknown(),
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
  const parsed = readPayload(envelope.type as PayloadKind, envelope.payload);
  if (parsed.type === "foreign") return { type: "foreign", id };
  if (parsed.type === "malformed") return parsed;
  const { retry_attempt, retry_reason } = envelope;
  return {
    type: "payload",
    id,
    payload: parsed.payload,
    retryNum: retry_attempt ?? undefined,
    retryReason: retry_reason ?? undefined,
  };
}
