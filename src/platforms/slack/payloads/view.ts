// Views: modals and the App Home, and what someone filled in.
import { z } from "zod";
import { id, maybe, text } from "./fields.ts";

const option = z.object({ value: text });
const entered = z.object({
  value: text,
  /** Of a select, or of one that takes several. */
  selected_option: maybe(option),
  selected_options: maybe(z.array(option)),
});

/** What someone filled in: by block, then by element. */
const values = z.record(z.string(), z.record(z.string(), entered));

export const view = z.object({
  id,
  type: text,
  team_id: text,
  app_installed_team_id: text,
  /** See `readNote`. */
  private_metadata: text,
  state: maybe(z.object({ values: maybe(values) })),
});

export type EnteredValue = z.output<typeof entered>;
export type View = z.output<typeof view>;
