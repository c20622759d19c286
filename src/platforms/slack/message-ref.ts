// A Slack message as one text: its workspace, its channel, its time stamp.
import type { MessageRef } from "../../ports/person.ts";

export interface SlackPlace {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

export function encodeRef({ team, channel, ts }: SlackPlace): MessageRef {
  return `${team}/${channel}/${ts}` as MessageRef;
}

/** @throws Error where the text is no reference of this platform. */
export function decodeRef(ref: MessageRef): SlackPlace {
  const [team, channel, ts, ...more] = ref.split("/");
  if (!team || !channel || !ts || more.length > 0)
    throw new Error("This is no reference to a Slack message.");
  return { team, channel, ts };
}
