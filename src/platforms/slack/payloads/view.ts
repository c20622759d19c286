// Views: modals and the App Home, and what someone filled in.
import { z } from "zod";
import { id, maybe, text } from "./fields.ts";

/** What someone filled in: by block, then by element. */
const values = z.record(z.string(), z.record(z.string(), z.object({ value: text })));

export const view = z.object({
  id,
  type: text,
  team_id: text,
  app_installed_team_id: text,
  /** See `readNote`. */
  private_metadata: text,
  state: maybe(z.object({ values: maybe(values) })),
});

export type View = z.output<typeof view>;
