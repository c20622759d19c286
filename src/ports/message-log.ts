// Where the playground stores its messages.
import type { Block } from "./reply.ts";

/** A message in the playground's channel, in a thread, or to a person. */
export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly blocks: readonly Block[];
  readonly postedAt: number;
  readonly editedAt?: number | undefined;
}

/** The playground's messages. Adding a key twice keeps the first message. */
export interface MessageLog {
  /** Stores a message, or returns the one that already has its key. */
  add(message: StoredMessage & { readonly key: string }): Promise<StoredMessage>;
  /** Replaces a message's blocks; undefined if there is no such message. */
  edit(id: string, blocks: readonly Block[], now: number): Promise<StoredMessage | undefined>;
  /** The message with this key. */
  findByKey(key: string): Promise<StoredMessage | undefined>;
  /** Whether a message with this ID exists. */
  has(id: string): Promise<boolean>;
  /** The latest messages of some channels together, oldest first. */
  latest(channels: readonly string[], limit: number): Promise<readonly StoredMessage[]>;
}
