// Slack's payloads, parsed once, as far as we read them. Bolt and our listeners get nothing else.
import { z } from "zod";
import { type Command, command } from "./command.ts";
import { type EventPayload, events } from "./events.ts";
import { id } from "./fields.ts";
import { type Click, click, type Submission, submission } from "./interactions.ts";

/** How Slack names the three kinds of payloads. */
export type PayloadKind = "events_api" | "interactive" | "slash_commands";

export type Payload = Click | Submission | Command | EventPayload;

/** `foreign`: well formed, but of a type that no listener takes. `malformed`: Slack doesn't send this. */
export type ParsedPayload =
  | { readonly type: "known"; readonly payload: Payload }
  | { readonly type: "foreign" }
  | { readonly type: "malformed" };

const typed = z.object({ type: id });
const callback = z.object({ type: z.literal("event_callback"), event: typed });
const interactions = { block_actions: click, view_submission: submission };

/** Parses a payload of this kind. */
export function readPayload(kind: PayloadKind, value: unknown): ParsedPayload {
  switch (kind) {
    case "slash_commands":
      return parse(command, value);
    case "interactive":
      return byType(interactions, typed.safeParse(value).data?.type, value);
    case "events_api": {
      const outer = typed.safeParse(value).data;
      if (outer !== undefined && outer.type !== "event_callback") return { type: "foreign" };
      return byType(events, callback.safeParse(value).data?.event.type, value);
    }
    default:
      return kind satisfies never;
  }
}

/** Parses it with the schema for its type; without a type it's malformed. */
function byType(
  schemas: Readonly<Record<string, z.ZodType<Payload>>>,
  type: string | undefined,
  value: unknown,
): ParsedPayload {
  if (type === undefined) return { type: "malformed" };
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  return schema === undefined ? { type: "foreign" } : parse(schema, value);
}

function parse(schema: z.ZodType<Payload>, value: unknown): ParsedPayload {
  const parsed = schema.safeParse(value);
  return parsed.success ? { type: "known", payload: parsed.data } : { type: "malformed" };
}

/** A payload that came through Bolt, which hands on what `readPayload` returned; Bolt's own types promise more. */
export function carried<Kind extends Payload>(body: object): Kind {
  return body as Kind;
}
