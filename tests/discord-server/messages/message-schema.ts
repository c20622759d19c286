// A message as the bot sends it: to a channel, as an answer, or as an edit.
import { z } from "zod";
import { problem, text } from "../api/form.ts";
import { componentSchema } from "./component-schema.ts";
import { embedSchema } from "./embed-schema.ts";

const ids = z.array(z.string()).max(100).nullish();

export const draftSchema = z.object({
  content: text(2_000).nullish(),
  embeds: z.array(embedSchema).max(10).nullish(),
  components: z.array(componentSchema).nullish(),
  flags: z.int().nullish(),
  nonce: z.union([text(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: z
    .object({
      parse: z.array(z.literal(["roles", "users", "everyone"])).nullish(),
      users: ids,
      roles: ids,
      replied_user: z.boolean().nullish(),
    })
    .refine(
      ({ parse, users, roles }) =>
        !(users?.length && parse?.includes("users")) && !(roles?.length && parse?.includes("roles")),
      problem("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", 'Give the ids, or the kind in "parse", not both'),
    )
    .nullish(),
  message_reference: z
    .object({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.int()]).transform(String),
        description: text(1_024).nullish(),
        filename: z.string().nullish(),
      }),
    )
    .max(10)
    .nullish(),
});

export type Draft = Readonly<z.output<typeof draftSchema>>;
