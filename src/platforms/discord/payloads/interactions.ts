// What people do, as the gateway brings it: https://docs.discord.com/developers/interactions/receiving-and-responding
import { InteractionType } from "discord.js";
import { z } from "zod";
import { bits, snowflake } from "./fields.ts";

const user = z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() });

const shared = {
  id: snowflake,
  application_id: snowflake,
  token: z.string(),
  locale: z.string().optional(),
  context: z.number().nullish(),
  /** By ApplicationIntegrationType: the server, or the user. */
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  guild_id: snowflake.optional(),
  channel: z.object({ id: snowflake }).optional(),
  member: z.object({ user, nick: z.string().nullish(), permissions: bits }).optional(),
  user: user.optional(),
};

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(option).optional();
  },
});
const data = z.object({ name: z.string(), options: z.array(option).optional() });

const command = z.object({ type: z.literal(InteractionType.ApplicationCommand), ...shared, data });
const typing = z.object({ type: z.literal(InteractionType.ApplicationCommandAutocomplete), ...shared, data });
const press = z.object({
  type: z.literal(InteractionType.MessageComponent),
  ...shared,
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
  message: z.object({ id: snowflake, channel_id: snowflake, flags: z.number().optional() }),
});

const input = z.object({
  type: z.number(),
  custom_id: z.string().optional(),
  value: z.string().optional(),
  /** Of a select. */
  values: z.array(z.string()).optional(),
});
const form = z.object({
  type: z.literal(InteractionType.ModalSubmit),
  ...shared,
  data: z.object({
    custom_id: z.string(),
    components: z.array(z.object({ component: input.optional() })),
  }),
});

export type Option = z.output<typeof option>;
export type Command = z.output<typeof command>;
export type Typing = z.output<typeof typing>;
export type Press = z.output<typeof press>;
export type SentForm = z.output<typeof form>;
type Interaction = Command | Typing | Press | SentForm;

const schemas: ReadonlyMap<number, z.ZodType<Interaction>> = new Map(
  [command, typing, press, form].map((schema) => [schema.shape.type.value, schema]),
);

const typed = z.object({ type: z.number() });

/** `foreign`: of a type that gets no reply, such as Discord's own ping. `malformed`: Discord doesn't send this. */
export function parseInteraction(payload: unknown): Interaction | "foreign" | "malformed" {
  const type = typed.safeParse(payload).data?.type;
  if (type === undefined) return "malformed";
  const schema = schemas.get(type);
  return schema === undefined ? "foreign" : (schema.safeParse(payload).data ?? "malformed");
}
