// Where the playground stores its channel's messages.
import type { Block } from "./reply.ts";

/** A public message of the playground's channel. */
export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly blocks: readonly Block[];
  readonly postedAt: number;
  readonly editedAt?: number | undefined;
}

/** The messages of the playground's channel. Adding a key twice keeps the first message. */
export interface MessageLog {
  /** Stores a message, or returns the one that already has its key. */
  add(message: StoredMessage & { readonly key: string }): Promise<StoredMessage>;
  /** Replaces a message's blocks; undefined if there is no such message. */
  edit(id: string, blocks: readonly Block[], now: number): Promise<StoredMessage | undefined>;
  /** The message with this key. */
  findByKey(key: string): Promise<StoredMessage | undefined>;
  /** The latest messages, oldest first. */
  latest(channel: string, limit: number): Promise<readonly StoredMessage[]>;
}
