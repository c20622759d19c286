// What the contract needs from the world around a platform: who's there, what people see, and how to break it.
import type { Bot } from "../../../src/ports/bot.ts";
import type { ChannelRef, DirectRef, MessageRef } from "../../../src/ports/person.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import type { Reply } from "../../../src/ports/reply.ts";

/**
 * What stops a platform from sending:
 * - `later`: it asks to wait in this channel; `later everywhere`: it takes nothing at all;
 * - `channel`: the channel is closed or gone;
 * - `team`: Kubedrill was removed from the team;
 * - `lost answer`: it sends the message, but its answer never arrives.
 */
export type Breakage = "later" | "later everywhere" | "channel" | "team" | "lost answer";

/** A message as people see it. */
interface Seen {
  readonly ref: MessageRef;
  /** Its words, labels and descriptions of pictures included. */
  readonly text: string;
  /** Whether devices rang. */
  readonly silent: boolean;
}

/** By option: a text, or the values of what is chosen. */
type Filled = Readonly<Record<string, string | readonly string[]>>;

/** A form as its person sees it. */
interface SeenForm {
  readonly text: string;
  /** Sends it, filled in by the names of its options; the words of the answer. */
  send(filled: Filled): Promise<string>;
}

/** What a person gets who uses a command in the channel. */
export interface Conversation {
  /** The words of a private answer. */
  ask(): Promise<string>;
  askForForm(): Promise<SeenForm>;
}

/** One platform that works, with a channel, an admin, and a member. */
export interface World {
  readonly platform: Platform;
  readonly channel: ChannelRef;
  readonly admin: DirectRef;
  readonly member: DirectRef;
  /** Someone whom the platform doesn't know. */
  readonly stranger: DirectRef;
  /** Tokens that no error contains. */
  readonly secrets: readonly string[];
  /** What everyone sees in the channel, oldest first, without threads. */
  seen(): Promise<readonly Seen[]>;
  /** The words of each answer in a message's thread. */
  thread(message: MessageRef): readonly string[];
  /** The words of each direct message. */
  received(to: DirectRef): readonly string[];
  /** Deletes a message behind Kubedrill's back. */
  remove(message: MessageRef): void | Promise<void>;
  /** The person takes no direct messages from now on. */
  close(to: DirectRef): void;
}

/** A platform, and what it can do. */
export interface Subject<W extends World = World> {
  /** Opens a world whose bot answers with `handle`; it ends with the test. */
  open(handle: Bot["handle"]): Promise<W>;
  readonly can: {
    /** Post without ringing. */
    readonly silence: boolean;
    /** Recognize a key it posted before. */
    readonly recognize: boolean;
    readonly find: boolean;
    /** Let people close their direct messages. */
    readonly closeDirect: boolean;
    /** Show pictures to everyone; where not, they're in private answers only. */
    readonly publicPictures: boolean;
  };
  /** The zone it reports of the admin. */
  readonly zone: string | undefined;
  /** Takes a permission away; the words that report it. "never" where nothing can be missing. */
  readonly forbid: ((world: W) => readonly string[]) | "never";
  readonly breaks: Readonly<Record<Breakage, ((world: W) => void | Promise<void>) | "never">>;
  /** "never" where people use it without a screen of its own. */
  readonly converse: ((world: W) => Conversation) | "never";
}

/** Opens a world whose bot has nothing to say. */
export function openWorld<W extends World>(subject: Subject<W>, answer?: Reply): Promise<W> {
  const done: Reply = { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };
  return subject.open(async () => answer ?? done);
}
