// What the page sends: form bodies and queries, parsed once. What isn't a text counts as missing.
import type { HonoRequest } from "hono";
import { z } from "zod";
import { FIELD_PREFIX } from "./forms.ts";

const text = z.string().catch("");
/** Whom one acts as. */
const as = z.string().optional().catch(undefined);

export const visit = z.object({ as });
export const typing = z.object({ text });
export const said = z.object({ as, text });
export const pressed = z.object({ as, action: text, private: z.literal("yes").optional().catch(undefined) });
export const filled = z
  .looseObject({ as, command: text })
  .transform(({ as, command, ...fields }) => ({ as, command, options: readFields(fields) }));

/** A form's fields; a body that is none has none. */
export async function readForm<Schema extends z.ZodType>(
  request: HonoRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(await request.parseBody().catch(() => ({})));
}

/** What was filled in, by option. */
function readFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(FIELD_PREFIX) && typeof value === "string"
      ? [[name.slice(FIELD_PREFIX.length), value] as const]
      : [],
  );
  return Object.fromEntries(given);
}
