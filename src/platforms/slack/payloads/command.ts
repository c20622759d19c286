// Slash commands: https://docs.slack.dev/interactivity/implementing-slash-commands
import { z } from "zod";
import { id, text } from "./fields.ts";

export const command = z.object({
  /** Bolt would take it for an event. */
  event: z.undefined().optional(),
  command: z.string().startsWith("/"),
  user_id: id,
  team_id: text,
  enterprise_id: text,
  channel_id: text,
  channel_name: text,
  user_name: text,
  text,
  response_url: text,
  trigger_id: text,
  is_enterprise_install: text,
});

export type Command = z.output<typeof command>;
