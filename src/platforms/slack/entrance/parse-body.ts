// The body of a signed request: parsed once, for everything that reads it.
import { z } from "zod";
import { parseJson } from "../payloads/parse-json.ts";
import { type ParsedPayload, type PayloadKind, readPayload } from "../payloads/read-payload.ts";

/** What a body holds. */
export type ParsedBody =
  | (ParsedPayload & { readonly kind: PayloadKind })
  /** Slack checks that the certificate works. */
  | { readonly type: "ssl check" }
  /** Slack checks that the address is ours; it wants this text back. */
  | { readonly type: "challenge"; readonly challenge: string };

const verification = z.object({
  type: z.literal("url_verification"),
  challenge: z.string().optional().catch(undefined),
});
const malformed: ParsedBody = { type: "malformed", kind: "events_api" };

/** Never throws: a body that Slack doesn't send is `malformed`. @param contentType the request's header */
export function parseBody(contentType: string | undefined, body: Uint8Array): ParsedBody {
  const text = decode(body);
  const [media = ""] = (contentType ?? "").split(";");
  switch (text === undefined ? "" : media.trim().toLowerCase()) {
    case "application/json":
      return parseEvent(parseJson(text ?? ""));
    case "application/x-www-form-urlencoded":
      return parseForm(new URLSearchParams(text));
    default:
      return malformed;
  }
}

function parseEvent(value: unknown): ParsedBody {
  const asked = verification.safeParse(value).data;
  if (asked !== undefined) {
    const { challenge } = asked;
    return challenge === undefined ? malformed : { type: "challenge", challenge };
  }
  return { kind: "events_api", ...readPayload("events_api", value) };
}

/** An interaction is JSON in the field `payload`; a command is the fields themselves. */
function parseForm(fields: URLSearchParams): ParsedBody {
  const names = [...fields.keys()];
  if (new Set(names).size < names.length) return malformed;
  const payload = fields.get("payload");
  if (payload !== null) return { kind: "interactive", ...readPayload("interactive", parseJson(payload)) };
  if (fields.get("ssl_check") === "1") return { type: "ssl check" };
  return { kind: "slash_commands", ...readPayload("slash_commands", Object.fromEntries(fields)) };
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
