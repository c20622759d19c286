// What the app needs from platforms and look-up, and what it offers them.
import type { CommandDescription } from "./command.ts";
import type { Block, MemberRef, Reply } from "./reply.ts";

// ---- people

export type PlatformName = "slack" | "discord" | "playground";

/** Who acts, as the platform tells it. */
export interface Person extends MemberRef {
  readonly platform: PlatformName;
  readonly team: { readonly externalId: string; readonly name: string };
  /** Whether they are a team admin, as the platform has it. */
  readonly admin: boolean;
  /** The person's IANA zone, where the platform tells one. */
  readonly zone?: string | undefined;
}

// ---- look-up

export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly score: number;
}

export interface LookUp {
  /** Concepts that fit the words, best first; empty where nothing fits. */
  search(words: string, limit?: number): readonly Hit[];
  /** The two concepts that "x vs y" names. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}

// ---- platforms

/** A message as its platform names it: an opaque text. */
export type MessageRef = string & { readonly __brand: "MessageRef" };

export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** A place where people meet: it starts, shows messages, and translates what people do. */
export interface Platform {
  readonly name: PlatformName;
  /** Least time between two edits of the count of a posting opened `age` ms ago, in ms. */
  countInterval(age: number): number;
  post(channel: ChannelRef, blocks: readonly Block[], key: string): Promise<MessageRef>;
  /** Looks for a message by its key, after a crash between send and record. */
  find(channel: ChannelRef, key: string): Promise<MessageRef | "absent" | "cannot tell">;
  edit(message: MessageRef, blocks: readonly Block[]): Promise<void>;
}

/** A public message of the playground's channel. */
export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly blocks: readonly Block[];
  readonly postedAt: number;
  readonly editedAt?: number | undefined;
}

/** Where the playground keeps its channel. Adding a key twice keeps the first message. */
export interface MessageLog {
  add(message: StoredMessage & { readonly key: string }): Promise<StoredMessage>;
  edit(id: string, blocks: readonly Block[], now: number): Promise<StoredMessage | undefined>;
  findByKey(key: string): Promise<StoredMessage | undefined>;
  /** The latest messages, oldest first. */
  latest(channel: string, limit: number): Promise<readonly StoredMessage[]>;
}

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

interface Act {
  readonly person: Person;
  /** The channel it happens in; undefined in direct messages. */
  readonly channel?: string | undefined;
  readonly now: number;
}

/** Something a person did, as its platform heard it; options are not validated yet. */
export type Incoming = Act &
  (
    | { readonly type: "command"; readonly name: string; readonly options: Readonly<Record<string, unknown>> }
    | { readonly type: "text"; readonly text: string }
    | { readonly type: "button"; readonly action: string }
  );

/** An option being typed. */
export interface Suggesting {
  readonly command: string;
  readonly option: string;
  readonly text: string;
}

export interface Bot {
  readonly commands: readonly CommandDescription[];
  /** Does what a person asked. Never throws: failures are replies. */
  handle(incoming: Incoming): Promise<Reply>;
  suggest(suggesting: Suggesting): readonly Suggestion[];
}
