// What Discord answers with status 200, as far as it's read: something in between may have answered instead.
import { z } from "zod";
import { bits, snowflake } from "./fields.ts";

const overwrite = z.object({ id: snowflake, type: z.number(), allow: bits, deny: bits });
/** Also a thread. */
const channel = z.object({
  id: snowflake,
  type: z.number(),
  position: z.number().optional(),
  guild_id: snowflake.optional(),
  parent_id: snowflake.nullish(),
  permission_overwrites: z.array(overwrite).optional(),
  thread_metadata: z.object({ locked: z.boolean().optional() }).optional(),
});
const component = z.object({
  type: z.number(),
  id: z.number().optional(),
  custom_id: z.string().optional(),
  get components() {
    return z.array(component).optional();
  },
});
const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  components: z.array(component).optional(),
});
/** What Discord adds to a command is compared, too. */
const command = z.looseObject({
  name: z.string(),
  get options() {
    return z.array(command).optional();
  },
});

const answers = {
  message,
  messages: z.array(message),
  channel,
  channels: z.array(channel),
  guild: z.object({
    id: snowflake,
    owner_id: snowflake,
    roles: z.array(
      z.object({
        id: snowflake,
        permissions: bits,
        name: z.string().optional(),
        position: z.number().optional(),
        managed: z.boolean().optional(),
      }),
    ),
  }),
  member: z.object({
    roles: z.array(snowflake),
    communication_disabled_until: z.string().nullish(),
  }),
  application: z.object({ id: snowflake, name: z.string(), flags: z.number().optional() }),
  user: z.object({ id: snowflake }),
  commands: z.array(command),
  /** Only their number is read. */
  guilds: z.array(z.object({})),
};

type Answers = { readonly [Kind in keyof typeof answers]: z.output<(typeof answers)[Kind]> };
export type AnswerKind = keyof Answers;
export type Answer<Kind extends AnswerKind> = Answers[Kind];
const schemas: { readonly [Kind in AnswerKind]: z.ZodType<Answer<Kind>> } = answers;

/** Discord's answer as what was asked for. @throws Error where it's something else: then no one knows what was done. */
export function readAnswer<Kind extends AnswerKind>(kind: Kind, answer: unknown): Answer<Kind> {
  const read = schemas[kind].safeParse(answer);
  if (!read.success) throw new Error(`Something other than Discord answered: that is no ${kind}.`);
  return read.data;
}
