// What the page sends: form bodies and queries, parsed once. What isn't a text counts as missing.
import type { HonoRequest } from "hono";
import { z } from "zod";
import { FIELD_PREFIX, LIST_PREFIX } from "./forms.ts";
import { panes, skins } from "./reader.ts";

const text = z.string().catch("");
/** An ID in the page; anything else counts as none. */
const element = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .optional()
  .catch(undefined);
/** Whom one acts as, and where. */
const where = {
  as: z.string().optional().catch(undefined),
  pane: z.enum(panes).catch("channel"),
  skin: z.enum(skins).catch("page"),
};
/** The message that a reply is shown below, and the private reply whose button was pressed. */
const source = { under: element, entry: element };

export const visit = z.object(where);
export const download = z.object({ ...where, entry: element });
export const typing = z.object({ ...where, text });
export const said = z.object({ ...where, under: element, text });
export const pressed = z.object({ ...where, ...source, action: text });
export const moved = z.object({ ...where, day: text });
export const filled = z
  .looseObject({ ...where, ...source, command: text })
  .transform(({ as, pane, skin, under, entry, command, ...fields }) => ({
    as,
    pane,
    skin,
    under,
    entry,
    command,
    options: readFields(fields),
  }));

/** A form's fields; a body that is none has none. */
export async function readForm<Schema extends z.ZodType>(
  request: HonoRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(await request.parseBody({ all: true }).catch(() => ({})));
}

/** What was filled in, by option: a text, or the list of what was chosen. */
function readFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const given = Object.entries(fields).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (name.startsWith(LIST_PREFIX)) return [[name.slice(LIST_PREFIX.length), chosenIn(value)]];
    return name.startsWith(FIELD_PREFIX) && typeof value === "string"
      ? [[name.slice(FIELD_PREFIX.length), value]]
      : [];
  });
  return Object.fromEntries(given);
}

function chosenIn(value: unknown): readonly string[] {
  return [value].flat().filter((one): one is string => typeof one === "string" && one !== "");
}
