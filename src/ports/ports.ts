// What the app needs from platforms and look-up, and what it offers them.
import type { CommandDescription } from "./command-description.ts";
import type { Block, MemberRef, Reply } from "./reply.ts";

// ---- people

export type PlatformName = "slack" | "discord" | "playground";

/** Who acts, as the platform tells it. */
export interface Person extends MemberRef {
  readonly platform: PlatformName;
  /** Set where the platform did not tell how they call themselves: a name that is known already is better. */
  readonly nameIsGuess?: true;
  readonly team: {
    readonly externalId: string;
    readonly name: string;
    /** Set where it is no team but a person by themselves: a direct message, or a user's own installation. */
    readonly alone?: true;
  };
  /** Whether they are a team admin, as the platform has it. */
  readonly admin: boolean;
  /** The person's IANA zone, where the platform told one already. */
  readonly zone?: string | undefined;
  /** The person's language and region (BCP 47), where the platform tells them: a zone is guessed from it. */
  readonly locale?: string | undefined;
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

/** A channel by the platform's own ids. */
export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** A person by the platform's own ids. */
export interface DirectRef {
  readonly team: string;
  readonly member: string;
}

/** How fast a platform takes what is sent to it. */
export interface Pace {
  /** Requests a second over all teams. */
  readonly perSecond: number;
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Least time between two messages to one channel, in ms. */
  readonly channelInterval: number;
}

/**
 * A place where people meet: it shows messages, and translates what people do. Whatever fails for a reason that
 * the app acts on is a PlatformError; after any other error nobody knows whether the platform did it.
 */
export interface Platform {
  readonly name: PlatformName;
  readonly pace: Pace;
  /** Least time between two edits of the count of a posting opened `age` ms ago, in ms. */
  countInterval(age: number): number;
  /** Sends a message without notifying anybody. A repeated key sends nothing twice where the platform can tell. */
  post(channel: ChannelRef, blocks: readonly Block[], key: string): Promise<MessageRef>;
  /** Looks for a message by its key, after a crash between send and record. */
  find(channel: ChannelRef, key: string): Promise<MessageRef | "absent" | "cannot tell">;
  edit(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Answers a message in its thread, which it opens where there is none. */
  reply(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Sends a direct message. */
  direct(to: DirectRef, blocks: readonly Block[]): Promise<void>;
  /** What Kubedrill may not do in a channel but needs to, as words of the platform; empty where all is well. */
  missingPermissions(channel: ChannelRef): Promise<readonly string[]>;
  /** A person's IANA zone, where the platform tells one. */
  zone(of: DirectRef): Promise<string | undefined>;
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
    | {
        readonly type: "button";
        readonly action: string;
        /** The message it was under, where the platform tells: it proves that the message is there. */
        readonly message?: MessageRef | undefined;
      }
  );

/** An option being typed. */
export interface Suggesting {
  readonly command: string;
  readonly option: string;
  readonly text: string;
  /** The language and region of whoever types: their zones come first. */
  readonly locale?: string | undefined;
  /** The team it is typed in, where it is one: its squads are suggested. */
  readonly team?: TeamRef | undefined;
}

/** A team by the platform's own id. */
export interface TeamRef {
  readonly platform: PlatformName;
  readonly externalId: string;
}

export interface Bot {
  readonly commands: readonly CommandDescription[];
  /** Does what a person asked. Never throws: failures are replies. */
  handle(incoming: Incoming): Promise<Reply>;
  suggest(suggesting: Suggesting): Promise<readonly Suggestion[]>;
  /** Kubedrill was installed in a team, perhaps again; what greets whoever installed it. */
  joined(team: TeamRef, now: number): Promise<readonly Block[]>;
  /** Kubedrill was removed from a team, or its credentials were: drills stop; the data goes after 30 days. */
  left(team: TeamRef, now: number): Promise<void>;
}
