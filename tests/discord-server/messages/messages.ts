// What stands in the channels: what all see, and what one person sees alone.
import { refuse } from "../api/api-error.ts";
import type { Clock } from "../clock.ts";
import { forgetOldest } from "../forget-oldest.ts";
import type { Message } from "../wire.ts";

/** A message; `audience` is the one user who sees a private one. */
export interface Posted {
  readonly message: Message;
  readonly audience: string | undefined;
}

interface Page {
  readonly limit: number;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** How many private messages a channel remembers at least: a bench makes thousands a second. */
const PRIVATE_KEPT = 500;

/** How long a nonce makes a repeated send harmless: "the past few minutes", in ms. */
const NONCE_AGE = 5 * 60_000;

export type Messages = ReturnType<typeof createMessages>;

export function createMessages(clock: Clock) {
  const shared = new Map<string, Map<string, Posted>>();
  const secret = new Map<string, Map<string, Posted>>();
  const nonces = new Map<string, { readonly message: Message; readonly at: number }>();

  const store = (audience: string | undefined) => (audience === undefined ? shared : secret);

  /** Adds a message, or puts a changed one in the place of the old. */
  function put(posted: Posted): Message {
    const { message, audience } = posted;
    const channels = store(audience);
    const channel = channels.get(message.channel_id) ?? new Map<string, Posted>();
    channels.set(message.channel_id, channel);
    channel.set(message.id, posted);
    if (audience !== undefined) forgetOldest(channel, PRIVATE_KEPT);
    return message;
  }

  /** The message, also where only one person sees it. */
  function find(channel: string, id: string): Posted | undefined {
    return shared.get(channel)?.get(id) ?? secret.get(channel)?.get(id);
  }

  /** The message, as the bot may fetch it. @throws ApiError 10008, also for private ones */
  function get(channel: string, id: string): Message {
    const posted = shared.get(channel)?.get(id);
    if (posted === undefined) throw refuse(10008);
    return posted.message;
  }

  function remove(channel: string, id: string): void {
    if (!shared.get(channel)?.delete(id) && !secret.get(channel)?.delete(id)) throw refuse(10008);
  }

  /** What all see, oldest first. */
  const inChannel = (channel: string): readonly Message[] =>
    [...(shared.get(channel)?.values() ?? [])].map(({ message }) => message);

  /** What this user sees, oldest first. */
  function shownTo(user: string, channel: string): readonly Message[] {
    const own = [...(secret.get(channel)?.values() ?? [])].filter(({ audience }) => audience === user);
    return [...inChannel(channel), ...own.map(({ message }) => message)].sort((a, b) =>
      a.id.length === b.id.length ? (a.id < b.id ? -1 : 1) : a.id.length - b.id.length,
    );
  }

  /** A page of what all see, newest first. */
  function page(channel: string, { limit, before, after }: Page): readonly Message[] {
    const all = inChannel(channel).filter(
      ({ id }) =>
        (before === undefined || BigInt(id) < BigInt(before)) &&
        (after === undefined || BigInt(id) > BigInt(after)),
    );
    return (after === undefined ? all.slice(-limit) : all.slice(0, limit)).toReversed();
  }

  /** The message sent with this nonce a few minutes ago. */
  function sentWith(nonce: string | number): Message | undefined {
    for (const [key, { at }] of nonces) {
      if (clock.now() - at <= NONCE_AGE) break;
      nonces.delete(key);
    }
    return nonces.get(String(nonce))?.message;
  }

  function rememberNonce(nonce: string | number, message: Message): void {
    nonces.set(String(nonce), { message, at: clock.now() });
  }

  return { put, find, get, remove, inChannel, shownTo, page, sentWith, rememberNonce };
}
