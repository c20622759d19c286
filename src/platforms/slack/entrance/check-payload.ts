// What Slack's payloads look like, as far as we read them. Bolt and our listeners get nothing else.
import { z } from "zod";

/** How Slack names the three kinds of payloads. */
export type PayloadKind = "events_api" | "interactive" | "slash_commands";

export type Payload = Readonly<Record<string, unknown>>;

/** `foreign`: well formed, but of a type that no listener takes. `malformed`: Slack doesn't send this. */
export type CheckedPayload =
  | { readonly type: "known"; readonly payload: Payload }
  | { readonly type: "foreign" }
  | { readonly type: "malformed" };

const text = z.string();
const id = z.string().min(1);
const named = z.looseObject({ id, enterprise_id: text.nullish() });
const person = z.looseObject({ id, team_id: text.nullish(), name: text.nullish(), username: text.nullish() });
const view = z.looseObject({
  id,
  type: text.nullish(),
  team_id: text.nullish(),
  app_installed_team_id: text.nullish(),
  private_metadata: text.nullish(),
  callback_id: text.nullish(),
  state: z.looseObject({ values: z.record(text, z.record(text, z.looseObject({}))).nullish() }).nullish(),
});

/** Bolt guesses a payload's kind from these fields; in another kind they'd mislead it. */
const absent = z.undefined().optional();
const noEvent = { event: absent, command: absent, name: absent };

const typed = z.looseObject({ type: id });
const action = z.looseObject({ type: id, action_id: id, value: text.nullish() });
const interaction = {
  ...noEvent,
  user: person,
  team: named.nullish(),
  enterprise: named.nullish(),
  is_enterprise_install: z.boolean().nullish(),
  trigger_id: text.nullish(),
};
const interactions = {
  block_actions: z.looseObject({
    ...interaction,
    actions: z.tuple([action], action),
    channel: named.nullish(),
    container: z.looseObject({}).nullish(),
    message: z.looseObject({ team: text.nullish() }).nullish(),
    view: view.nullish(),
    response_url: text.nullish(),
  }),
  view_submission: z.looseObject({
    ...interaction,
    actions: absent,
    view,
    response_urls: z.array(z.looseObject({ response_url: text })).nullish(),
  }),
};

const teams = z.looseObject({ team_ids: z.array(id) });
const events = {
  app_home_opened: z.looseObject({ user: id, tab: text, channel: text.nullish() }),
  app_uninstalled: z.looseObject({}),
  tokens_revoked: z.looseObject({
    tokens: z.looseObject({ bot: z.array(id).nullish(), oauth: z.array(id).nullish() }),
  }),
  team_access_granted: teams,
  team_access_revoked: teams,
};
const authorization = z.looseObject({
  team_id: text.nullish(),
  enterprise_id: text.nullish(),
  is_enterprise_install: z.boolean().nullish(),
});
const callback = z.looseObject({
  event: typed,
  team_id: text.nullish(),
  enterprise_id: text.nullish(),
  event_time: z.number().nullish(),
  authorizations: z.array(authorization).nullish(),
});

const command = z.looseObject({
  event: absent,
  command: z.string().startsWith("/"),
  user_id: id,
  team_id: text.nullish(),
  enterprise_id: text.nullish(),
  channel_id: text.nullish(),
  user_name: text.nullish(),
  text: text.nullish(),
  response_url: text.nullish(),
  trigger_id: text.nullish(),
  is_enterprise_install: text.nullish(),
});

/** Compares a parsed payload with its kind. */
export function checkPayload(kind: PayloadKind, value: unknown): CheckedPayload {
  switch (kind) {
    case "slash_commands":
      return known(command, value);
    case "interactive":
      return byType(interactions, typed.safeParse(value).data?.type, value, value);
    case "events_api": {
      const outer = typed.safeParse(value).data;
      if (outer === undefined) return { type: "malformed" };
      if (outer.type !== "event_callback") return { type: "foreign" };
      const event = callback.safeParse(value).data?.event;
      return byType(events, event?.type, event, value);
    }
    default:
      return kind satisfies never;
  }
}

/** Checks `part` against the schema for its type; without a type it's malformed. */
function byType(
  schemas: Readonly<Record<string, z.ZodType>>,
  type: string | undefined,
  part: unknown,
  whole: unknown,
): CheckedPayload {
  if (type === undefined) return { type: "malformed" };
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (schema === undefined) return { type: "foreign" };
  return schema.safeParse(part).success ? known(z.looseObject({}), whole) : { type: "malformed" };
}

function known(schema: z.ZodType, value: unknown): CheckedPayload {
  return schema.safeParse(value).success
    ? { type: "known", payload: value as Payload }
    : { type: "malformed" };
}
