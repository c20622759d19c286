// Fields that many of Slack's payloads and answers share. Slack leaves out what it doesn't know, or sends null or "".
import { z } from "zod";

export const id = z.string().min(1);

/** A text that can be missing; an empty one says nothing either. */
export const text = z.string().nullish().transform(orUndefined);

export const flag = z.boolean().nullish();

/** Makes a field optional: null counts as missing. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A workspace, an organization, or a channel. */
export const party = z.object({ id, name: text, enterprise_id: text });

function orUndefined(value: string | null | undefined): string | undefined {
  return value || undefined;
}
