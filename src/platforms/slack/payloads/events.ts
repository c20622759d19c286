// Events: https://docs.slack.dev/reference/events
import { z } from "zod";
import { flag, id, maybe, text } from "./fields.ts";

const authorization = z.object({ team_id: text, enterprise_id: text, is_enterprise_install: flag });
const teams = { team_ids: z.array(id) };

export const events = {
  app_home_opened: event("app_home_opened", {
    user: id,
    tab: z.string(),
    view: maybe(z.object({ team_id: text })),
  }),
  app_uninstalled: event("app_uninstalled", {}),
  tokens_revoked: event("tokens_revoked", { tokens: z.object({ bot: maybe(z.array(id)) }) }),
  team_access_granted: event("team_access_granted", teams),
  team_access_revoked: event("team_access_revoked", teams),
};

/** An event, and which installation hears of it. */
function event<Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) {
  return z.object({
    type: z.literal("event_callback"),
    event: z.object({ type: z.literal(type), ...fields }),
    context_team_id: text,
    team_id: text,
    enterprise_id: text,
    /** In seconds, cut off. */
    event_time: z.number().nullish(),
    authorizations: maybe(z.array(authorization)),
  });
}

type Events = { readonly [Type in keyof typeof events]: z.output<(typeof events)[Type]> };

/** The payload of one type of event, or of any. */
export type EventPayload<Type extends keyof Events = keyof Events> = Events[Type];
