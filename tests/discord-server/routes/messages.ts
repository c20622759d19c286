// Messages in channels: sent, read, edited, deleted.
import { formError, refuse } from "../api/api-error.ts";
import { readForm } from "../api/form.ts";
import type { RateLimits } from "../api/rate-limits.ts";
import { type ApiRequest, type Route, route } from "../api/route.ts";
import type { Clock } from "../clock.ts";
import type { Compose } from "../messages/compose-message.ts";
import { type Draft, draftSchema } from "../messages/message-schema.ts";
import type { Messages } from "../messages/messages.ts";
import { includes, type Permission } from "../permissions.ts";
import { type Channel, channelTypes, isThread, type Message } from "../wire.ts";
import type { World } from "../world.ts";

interface MessageParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly world: World;
  readonly messages: Messages;
  readonly compose: Compose;
  readonly limits: RateLimits;
  /** @throws ApiError 50007 or 50278 where the person of a direct channel cannot be written to */
  readonly demandOpen: (channel: Channel) => void;
}

const MOST_PER_PAGE = 100;

export function messageRoutes(parts: MessageParts): readonly Route[] {
  const { clock, newId, world, messages, compose, limits, demandOpen } = parts;

  function send({ params, body, files }: ApiRequest<"channel">): Message {
    const channel = world.channel(params.channel);
    const draft = readForm(draftSchema, body ?? {});
    world.demandMessages(channel, ...needed(channel, draft, files.length > 0));
    if (!takesMessages(channel)) throw refuse(50008);
    demandOpen(channel);
    const { nonce, enforce_nonce } = draft;
    const earlier = nonce != null && enforce_nonce ? messages.sentWith(nonce) : undefined;
    if (earlier !== undefined) return earlier;
    speakIn(channel);
    const { id, guild_id } = channel;
    const reference = draft.message_reference && {
      type: 0 as const,
      message_id: draft.message_reference.message_id,
      channel_id: id,
      ...(guild_id !== undefined && { guild_id }),
    };
    if (reference && messages.find(id, reference.message_id) === undefined) {
      const message = "Unknown message";
      throw formError([{ path: ["message_reference"], code: "REPLIES_UNKNOWN_MESSAGE", message }]);
    }
    const frame = {
      id: newId(),
      channel_id: id,
      author: world.bot,
      timestamp: new Date(clock.now()).toISOString(),
      ...(reference && { type: 19 as const, message_reference: reference }),
      ...(nonce != null && { nonce }),
    };
    const message = messages.put({ message: compose.compose(frame, { draft, files }), audience: undefined });
    if (nonce != null) messages.rememberNonce(nonce, message);
    return message;
  }

  /** A message unarchives a thread, unless it is locked. @throws ApiError 160005 */
  function speakIn(channel: Channel): void {
    const thread = channel.thread_metadata;
    if (thread === undefined) return;
    if (thread.locked && !includes(world.permissionsIn(channel, world.bot.id), "ManageThreads"))
      throw refuse(160005);
    if (!thread.archived) return;
    const awake = world.setChannel({ ...channel, thread_metadata: { ...thread, archived: false } });
    world.announce("THREAD_UPDATE", awake, channel.guild_id ?? "");
  }

  function list({ params, query }: ApiRequest<"channel">): readonly Message[] {
    const channel = world.channel(params.channel);
    world.demandMessages(channel);
    const held = world.permissionsIn(channel, world.bot.id);
    if (!includes(held, "ReadMessageHistory")) return [];
    const limit = Math.min(Number(query.get("limit") ?? 50), MOST_PER_PAGE);
    const page = { limit, before: query.get("before") ?? undefined, after: query.get("after") ?? undefined };
    return messages.page(channel.id, page);
  }

  function read({ params }: ApiRequest<"channel" | "message">): Message {
    world.demandMessages(world.channel(params.channel), "ReadMessageHistory");
    return messages.get(params.channel, params.message);
  }

  function edit({ params, body, files }: ApiRequest<"channel" | "message">): Message {
    const channel = world.channel(params.channel);
    world.demandMessages(channel);
    if (world.isBotTimedOut(channel)) throw refuse(50013);
    const old = messages.get(channel.id, params.message);
    if (old.author.id !== world.bot.id) throw refuse(50005);
    if (channel.thread_metadata?.archived) throw refuse(50083);
    limits.checkEdit(channel.id, old.id);
    const message = compose.edit(old, { draft: readForm(draftSchema, body ?? {}), files }, clock.now());
    return messages.put({ message, audience: undefined });
  }

  function remove({ params }: ApiRequest<"channel" | "message">): void {
    const channel = world.channel(params.channel);
    const { author } = messages.get(channel.id, params.message);
    world.demand(channel, ...(author.id === world.bot.id ? [] : (["ManageMessages"] as const)));
    messages.remove(channel.id, params.message);
  }

  return [
    route("POST /channels/:channel/messages", send),
    route("GET /channels/:channel/messages", list),
    route("GET /channels/:channel/messages/:message", read),
    route("PATCH /channels/:channel/messages/:message", edit),
    route("DELETE /channels/:channel/messages/:message", remove),
  ];
}

/** Forums and media channels take threads, categories take channels. */
function takesMessages({ type }: Channel): boolean {
  const { category, forum, media } = channelTypes;
  return ![category, forum, media].some((other) => other === type);
}

/** What the bot must be allowed to do, to send this. */
function needed(channel: Channel, { embeds, message_reference }: Draft, hasFiles: boolean): Permission[] {
  const needed: Permission[] = [isThread(channel) ? "SendMessagesInThreads" : "SendMessages"];
  if (embeds?.length) needed.push("EmbedLinks");
  if (hasFiles) needed.push("AttachFiles");
  if (message_reference) needed.push("ReadMessageHistory");
  return needed;
}
