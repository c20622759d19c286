// The body of a signed request: parsed once, for everything that reads it.
import { type CheckedPayload, checkPayload, type PayloadKind } from "./check-payload.ts";

/** What a body holds. */
export type ParsedBody =
  | (CheckedPayload & { readonly kind: PayloadKind })
  /** Slack checks that the certificate works. */
  | { readonly type: "ssl check" }
  /** Slack checks that the address is ours; it wants this text back. */
  | { readonly type: "challenge"; readonly challenge: string };

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
  if (typeof value === "object" && value !== null && "type" in value && value.type === "url_verification") {
    const challenge = "challenge" in value ? value.challenge : undefined;
    return typeof challenge === "string" ? { type: "challenge", challenge } : malformed;
  }
  return { kind: "events_api", ...checkPayload("events_api", value) };
}

/** An interaction is JSON in the field `payload`; a command is the fields themselves. */
function parseForm(fields: URLSearchParams): ParsedBody {
  const names = [...fields.keys()];
  if (new Set(names).size < names.length) return malformed;
  const payload = fields.get("payload");
  if (payload !== null) return { kind: "interactive", ...checkPayload("interactive", parseJson(payload)) };
  if (fields.get("ssl_check") === "1") return { type: "ssl check" };
  return { kind: "slash_commands", ...checkPayload("slash_commands", Object.fromEntries(fields)) };
}

/** Undefined where it isn't JSON, which no payload is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
