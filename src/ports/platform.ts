// What the app needs from a platform.
import type { ChannelRef, DirectRef, MessageRef, PlatformName } from "./person.ts";
import type { Block } from "./reply.ts";

/** How fast a platform accepts messages. */
export interface Pace {
  /** Requests per second across all teams. */
  readonly perSecond: number;
  /** Requests in flight at the same time. */
  readonly atOnce: number;
  /** Shortest time between two messages to one channel, in ms. */
  readonly channelInterval: number;
}

/** How texts refer to a platform. */
interface Terms {
  /** Its name at the start of a sentence. */
  readonly name: string;
  /** Where a person's settings and data apply: "here", or "here and in all your servers". */
  readonly reach: string;
}

/** Roles of a team, by the platform's IDs. */
export interface PlatformRoles {
  /** The state of each of these roles of a team. */
  check(team: string, roles: readonly string[]): Promise<readonly RoleState[]>;
  /** Gives a member a role; one who has it keeps it. */
  give(to: DirectRef, role: string): Promise<void>;
}

/** A role; without `unfit` and `blocked`, Kubedrill can give it. Both say what's wrong and what to do. */
export interface RoleState {
  /** Undefined if the role is gone. */
  readonly name: string | undefined;
  /** Set if no one should get this role from Kubedrill. */
  readonly unfit?: string;
  /** Set if Kubedrill can't give it until an admin changes something in the team's settings. */
  readonly blocked?: string;
}

/**
 * A chat platform: it shows messages and reports what people do. Failures that the app handles are PlatformErrors.
 * After any other error, it's unknown whether the platform did what it was asked.
 */
export interface Platform {
  readonly name: PlatformName;
  readonly pace: Pace;
  readonly terms: Terms;
  /** Shortest time between two edits of the answer count of a posting that opened `age` ms ago, in ms. */
  countInterval(age: number): number;
  /** Sends a message that notifies no one. If the platform supports it, repeating a key sends nothing. */
  post(channel: ChannelRef, blocks: readonly Block[], key: string): Promise<MessageRef>;
  /** Finds a message by its key, after a crash between sending and storing. */
  find(channel: ChannelRef, key: string): Promise<MessageRef | "absent" | "cannot tell">;
  /** Replaces a message's blocks. */
  edit(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Posts in a message's thread and opens the thread if needed. Does nothing if the channel has no threads. */
  reply(message: MessageRef, blocks: readonly Block[]): Promise<void>;
  /** Sends a direct message. */
  direct(to: DirectRef, blocks: readonly Block[]): Promise<void>;
  /** The permissions that Kubedrill lacks in a channel, in the platform's words. */
  missingPermissions(channel: ChannelRef): Promise<readonly string[]>;
  /** Whether the platform says that a person is a team admin now. */
  isAdmin(of: DirectRef): Promise<boolean>;
  /** Whether messages in a channel can get a thread. */
  hasThreads(channel: ChannelRef): Promise<boolean>;
  /** A person's IANA zone, if the platform knows it. */
  zone(of: DirectRef): Promise<string | undefined>;
  /** Left out if the platform has no roles that members can get. */
  readonly roles?: PlatformRoles;
}
