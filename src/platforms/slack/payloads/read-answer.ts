// The Web API's answers, as far as we read them: something in between may have answered instead of Slack.
import { z } from "zod";
import { flag, id, maybe, text } from "./fields.ts";

const named = maybe(z.object({ id: text, name: text }));

/** Every answer says that it worked; the SDK throws the others. */
function answer<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.object({ ok: z.literal(true), ...fields });
}

const answers = {
  /** All that matters is that it worked. */
  success: answer({}),
  "bot token": answer({
    team_id: text,
    team: text,
    response_metadata: maybe(z.object({ scopes: maybe(z.array(z.string())) })),
  }),
  channel: answer({
    channel: maybe(z.object({ is_archived: flag, is_private: flag, is_member: flag })),
  }),
  "direct channel": answer({ channel: z.object({ id }) }),
  installation: answer({
    access_token: id,
    token_type: z.literal("bot"),
    authed_user: z.object({ id }),
    is_enterprise_install: flag,
    enterprise: named,
    team: named,
    refresh_token: text,
    expires_in: maybe(z.number()),
  }),
  message: answer({ ts: id, channel: text }),
  profile: answer({
    user: z.object({
      id,
      name: text,
      tz: text,
      locale: text,
      is_admin: flag,
      is_owner: flag,
      is_primary_owner: flag,
      profile: maybe(z.object({ display_name: text, real_name: text })),
    }),
  }),
  "renewed token": answer({ access_token: id, refresh_token: id, expires_in: z.number() }),
};

type Answers = { readonly [Kind in keyof typeof answers]: z.output<(typeof answers)[Kind]> };
export type AnswerKind = keyof Answers;
export type Answer<Kind extends AnswerKind> = Answers[Kind];
const schemas: { readonly [Kind in AnswerKind]: z.ZodType<Answer<Kind>> } = answers;

/** @throws Error where it's something else: then no one knows what Slack did. */
export function readAnswer<Kind extends AnswerKind>(kind: Kind, given: unknown): Answer<Kind> {
  const parsed = schemas[kind].safeParse(given);
  if (!parsed.success) throw new Error(`I can't read Slack's answer (${kind}).`);
  return parsed.data;
}
