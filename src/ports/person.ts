// People, teams, channels, and messages, as platforms identify them.
import type { MemberRef } from "./reply.ts";

export const platformNames = ["slack", "discord", "playground"] as const;

export type PlatformName = (typeof platformNames)[number];

/** The person who acts, as the platform describes them. */
export interface Person extends MemberRef {
  readonly platform: PlatformName;
  /** Set if the account is the same in all teams of the platform: one learner, one review queue. */
  readonly sharedAccount?: true;
  /** Set if the platform didn't send their display name: an already stored name is better. */
  readonly nameIsGuess?: true;
  readonly team: {
    readonly externalId: string;
    readonly name: string;
    /** Set if it's not a real team but one person: a direct message, or a user install. */
    readonly alone?: true;
  };
  /** Whether the platform says they're a team admin. */
  readonly admin: boolean;
  /** Set if the platform can't say right now whether they're a team admin; then `admin` is false. */
  readonly rightsUnknown?: true;
  /** The person's IANA zone, if the platform sent one. */
  readonly zone?: string | undefined;
  /** The person's language and region (BCP 47), if the platform sent them. We guess a zone from it. */
  readonly locale?: string | undefined;
}

/** A message's ID on its platform: an opaque text. */
export type MessageRef = string & { readonly __brand: "MessageRef" };

/** A channel, by the platform's IDs. */
export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** A person, by the platform's IDs. */
export interface DirectRef {
  readonly team: string;
  readonly member: string;
}

/** A team, by the platform's ID. */
export interface TeamRef {
  readonly platform: PlatformName;
  readonly externalId: string;
}
