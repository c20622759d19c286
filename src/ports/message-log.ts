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
  add(message: StoredMessage & { readonly key: string }): Promise<StoredMessage>;
  edit(id: string, blocks: readonly Block[], now: number): Promise<StoredMessage | undefined>;
  findByKey(key: string): Promise<StoredMessage | undefined>;
  /** The latest messages, oldest first. */
  latest(channel: string, limit: number): Promise<readonly StoredMessage[]>;
}
