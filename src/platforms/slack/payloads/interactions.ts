// Clicks and sent forms: https://docs.slack.dev/reference/interaction-payloads
import { z } from "zod";
import { flag, id, maybe, party, text } from "./fields.ts";
import { view } from "./view.ts";

/** Bolt guesses a payload's kind from these fields; in another kind they'd mislead it. */
const absent = z.undefined().optional();

const action = z.object({
  type: id,
  action_id: id,
  value: text,
  /** Of a select. */
  selected_option: maybe(z.object({ value: text })),
});
const interaction = {
  event: absent,
  command: absent,
  name: absent,
  user: z.object({ id, team_id: text, name: text, username: text }),
  team: maybe(party),
  enterprise: maybe(party),
  is_enterprise_install: flag,
  trigger_id: text,
};

export const click = z.object({
  ...interaction,
  type: z.literal("block_actions"),
  actions: z.tuple([action], action),
  channel: maybe(party),
  container: maybe(z.object({ channel_id: text, message_ts: text, is_ephemeral: flag })),
  message: maybe(z.object({ team: text })),
  view: maybe(view),
  response_url: text,
});

export const submission = z.object({
  ...interaction,
  type: z.literal("view_submission"),
  actions: absent,
  view,
  response_urls: maybe(z.array(z.object({ response_url: z.string() }))),
});

export type Click = z.output<typeof click>;
export type Submission = z.output<typeof submission>;
