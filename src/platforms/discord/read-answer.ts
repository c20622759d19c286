// What Discord answers with status 200, checked: something in between may have answered in its place.
import type { APIApplication, APIChannel, APIGuild, APIGuildMember, APIMessage, APIUser } from "discord.js";
import { z } from "zod";

const snowflake = z.string().regex(/^\d{15,20}$/);
const bits = z.string().regex(/^\d{1,20}$/);
const overwrite = z.looseObject({ id: snowflake, type: z.number(), allow: bits, deny: bits });
const channelParts = {
  id: snowflake,
  type: z.number(),
  parent_id: snowflake.nullish(),
  permission_overwrites: z.array(overwrite).optional(),
};
const messageParts = { id: snowflake, channel_id: snowflake };

const shapes = {
  message: z.looseObject(messageParts),
  messages: z.array(z.looseObject({ ...messageParts, components: z.array(z.looseObject({})).optional() })),
  channel: z.looseObject(channelParts),
  channels: z.array(z.looseObject(channelParts)),
  guild: z.looseObject({
    id: snowflake,
    owner_id: snowflake,
    roles: z.array(z.looseObject({ id: snowflake, permissions: bits })),
  }),
  member: z.looseObject({
    roles: z.array(snowflake),
    communication_disabled_until: z.string().nullish(),
  }),
  application: z.looseObject({ id: snowflake, name: z.string() }),
  user: z.looseObject({ id: snowflake }),
  list: z.array(z.looseObject({})),
} as const;

interface Answers {
  readonly message: APIMessage;
  readonly messages: readonly APIMessage[];
  readonly channel: APIChannel;
  readonly channels: readonly APIChannel[];
  readonly guild: APIGuild;
  readonly member: APIGuildMember;
  readonly application: APIApplication;
  readonly user: APIUser;
  readonly list: readonly unknown[];
}

/** Discord's answer as what was asked for. @throws Error where it is something else: then no one knows what was done. */
export function readAnswer<Kind extends keyof Answers>(kind: Kind, answer: unknown): Answers[Kind] {
  const read = shapes[kind].safeParse(answer);
  if (!read.success) throw new Error(`Something other than Discord answered: that is no ${kind}.`);
  // Only what is used here is checked.
  return answer as Answers[Kind];
}
