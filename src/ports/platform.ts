// What the app needs from a platform.
import type { ChannelRef, DirectRef, MessageRef, PlatformName } from "./person.ts";
import type { Block } from "./reply.ts";

/** How fast a platform takes what is sent to it. */
export interface Pace {
  /** Requests a second over all teams. */
  readonly perSecond: number;
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Least time between two messages to one channel, in ms. */
  readonly channelInterval: number;
}

/** How texts speak of a platform. */
interface Terms {
  /** Its name at the start of a sentence. */
  readonly name: string;
  /** Where a person's settings and data hold: "here", or "here and in all your servers". */
  readonly reach: string;
}

/**
 * A place where people meet: it shows messages, and translates what people do. Whatever fails for a reason that
 * the app acts on is a PlatformError; after any other error nobody knows whether the platform did it.
 */
export interface Platform {
  readonly name: PlatformName;
  readonly pace: Pace;
  readonly terms: Terms;
  /** Least time between two edits of the count of a posting opened `age` ms ago, in ms. */
  countInterval(age: number): number;
  /** Sends a message without notifying anybody. A repeated key sends nothing twice where the platform can tell. */
  post(channel: ChannelRef, blocks: readonly Block[], key: string): Promise<MessageRef>;
  /** Looks for a message by its key, after a crash between send and record. */
  find(channel: ChannelRef, key: string): Promise<MessageRef | "absent" | "cannot tell">;
  edit(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Answers a message in its thread, which it opens where there is none; says nothing where there can be none. */
  reply(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Sends a direct message. */
  direct(to: DirectRef, blocks: readonly Block[]): Promise<void>;
  /** What Kubedrill may not do in a channel but needs to, as words of the platform; empty where all is well. */
  missingPermissions(channel: ChannelRef): Promise<readonly string[]>;
  /** Whether a person is an admin of the team now, as the platform says. */
  isAdmin(of: DirectRef): Promise<boolean>;
  /** Whether messages in a channel can get a thread. */
  hasThreads(channel: ChannelRef): Promise<boolean>;
  /** A person's IANA zone, where the platform tells one. */
  zone(of: DirectRef): Promise<string | undefined>;
}
