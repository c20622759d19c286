// Putting messages and views before people's eyes.
import { keepLast } from "../bounded.ts";
import type { Channel, File, Installation, Message, Person, View } from "../model.ts";
import type { Slack } from "../slack.ts";
import type { Draft } from "../web-api/draft.ts";
import type { JsonObject } from "../web-api/json.ts";

interface Posting {
  readonly channel: Channel;
  readonly author: Installation;
  readonly draft: Draft;
  readonly files?: readonly File[];
  /** The interaction that asked for it. */
  readonly because?: string | undefined;
}

/** Records that one person was shown something. */
export function arrive(slack: Slack, person: Person, thing: Message | View, because?: string): void {
  const arrival = { order: slack.ids.nextOrder(), thing, because };
  keepLast(person.arrivals, arrival, slack.settings.remember);
}

/** A message that everyone in the channel sees. */
export function post(slack: Slack, posting: Posting): Message {
  const message = createMessage(slack, posting, undefined);
  const { channel, because } = posting;
  channel.messages.set(message.ts, message);
  const reader = channel.kind === "direct" ? [...channel.members][0] : undefined;
  const person = reader === undefined ? undefined : slack.world.people.get(reader);
  if (person !== undefined) arrive(slack, person, message, because);
  return message;
}

/** A message that one person sees. */
export function postEphemeral(slack: Slack, person: Person, posting: Posting): Message {
  const message = createMessage(slack, posting, person);
  const { ephemerals } = posting.channel;
  const own = ephemerals.get(person.id) ?? [];
  ephemerals.set(person.id, own);
  keepLast(own, message, slack.settings.remember);
  arrive(slack, person, message, posting.because);
  return message;
}

/** Puts new content where a message is. */
export function replace(slack: Slack, message: Message, draft: Draft): void {
  message.text = draft.text;
  message.blocks = draft.blocks;
  message.metadata = draft.metadata ?? message.metadata;
  message.editedTs = slack.ids.messageTime();
}

export function remove(message: Message): void {
  message.deleted = true;
  if (message.onlyFor === undefined) {
    message.channel.messages.delete(message.ts);
    return;
  }
  const own = message.channel.ephemerals.get(message.onlyFor.id);
  if (own !== undefined) own.splice(0, own.length, ...own.filter((other) => other !== message));
}

function createMessage(
  slack: Slack,
  { channel, author, draft, files = [] }: Posting,
  onlyFor: Person | undefined,
): Message {
  return {
    is: "message",
    ts: slack.ids.messageTime(),
    channel,
    threadTs: draft.threadTs,
    author,
    onlyFor,
    files,
    text: draft.text,
    blocks: draft.blocks,
    metadata: draft.metadata,
    editedTs: undefined,
    deleted: false,
  };
}

/** A message as the Web API and payloads carry it. */
export function messageJson(message: Message): JsonObject {
  const { author } = message;
  return {
    type: "message",
    user: author.bot.id,
    bot_id: author.botId,
    team: message.channel.workspace.id,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.metadata !== undefined && { metadata: message.metadata }),
    ...(message.editedTs !== undefined && { edited: { user: author.bot.id, ts: message.editedTs } }),
  };
}
